// Types of postgres.mjs for the TypeScript that starts a server (tests, benches).
export interface StartOptions {
  /** Folder of the product's data; made when missing. */
  readonly dataDir: string;
  /** For tests only: a cluster of its own that forgets on a crash what it had not written yet. */
  readonly unsafeFast?: boolean;
  /** Receives what is worth telling a person (the account made, files kept elsewhere, a crash survived). */
  readonly log?: (line: string) => void;
  /** The project's folder; decides where files go when the folder is closed. Default: this repository. */
  readonly projectDir?: string;
  /** Start the server again after it crashed (not after it was stopped on purpose). */
  readonly keep?: boolean;
}

export interface RunningPostgres {
  /** The owner's address (`rt_owner`, database `redthread`): what DATABASE_URL would hold. */
  readonly url: string;
  /** The superuser's address, database `postgres`. */
  readonly superUrl: string;
  /** Folder the data really lies in. */
  readonly place: string;
  /** The cluster's own folder: `pg/`, passwords, `postgres.log`. */
  readonly folder: string;
  readonly port: number;
  /** True when the server was already running. */
  readonly attached: boolean;
  /** Leaves; stops the server when nobody else uses it, and says whether it did. */
  stop(): Promise<boolean>;
}

export function startPostgres(options: StartOptions): Promise<RunningPostgres>;
/** Deletes a data folder and the cluster it points to; the server must be stopped. */
export function removeData(dataDir: string): void;
