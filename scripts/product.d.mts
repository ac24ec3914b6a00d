// Types of product.mjs for the specs that have a product of their own.
export interface RunningProduct {
  readonly url: string;
  /** Number of the start script's process. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** `kill -9` of the start script and of the server; Postgres stays as it is. */
  readonly crash: () => Promise<void>;
  /** The start script has ended. */
  readonly isOver: () => boolean;
  /** What it has said so far. */
  readonly output: () => string;
}

export function startProduct(where: {
  readonly dataDir: string;
  /** Any free one unless given. */
  readonly port?: number;
  readonly project?: string;
  readonly readyMs?: number;
  /** Settings of the product beside its port and its data folder. */
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<RunningProduct>;
export function serverPid(startPid: number): number;
