// The built-in Postgres: starts it on a data folder, or attaches to the one already running there, and stops it when
// the last process that uses it leaves. From the returned address on it is treated like any outside DATABASE_URL.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { choosePort, createCluster, isPostgresAlive, readPostmaster, readText } from "./postgres-cluster.mjs";
import { provideOwner } from "./postgres-owner.mjs";
import { findPlace, removeData, removeOldBinaries, run } from "./postgres-place.mjs";

/** Every process that uses the server shares this lock; whoever gets it alone is the last one and stops the server. */
const USERS_LOCK = 7236851;
const START_MS = 30_000;
/** A server that lives but replays its log after a crash may need longer than a start. */
const RECOVERY_MS = 300_000;
const KEEPER_MS = 1_000;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Everything that stays the same while one data folder is served. */
class Server {
  /** @param {import("./postgres-place.mjs").Place} place @param {string} cluster */
  constructor(place, cluster) {
    this.place = place;
    this.folder = path.join(place.data, cluster);
    this.pgdata = path.join(this.folder, "pg");
    this.password = fs.readFileSync(path.join(this.folder, "superuser-password"), "utf8").trim();
    this.portFile = path.join(this.folder, "port");
  }

  control(...args) {
    return run(
      path.join(this.place.native, "bin", "pg_ctl"),
      [...args, "-w", "-D", this.pgdata],
      this.place.account,
    );
  }

  async start() {
    const port = await choosePort(Number(readText(this.portFile) ?? 0));
    const log = path.join(this.folder, "postgres.log");
    const started = await this.control("start", "-t", "25", "-l", log, "-o", `-p ${port}`);
    if (started.code === 0) fs.writeFileSync(this.portFile, `${port}\n`);
    return started;
  }

  /** Last lines of the server's log, for the sentence that says why it did not start. */
  lastWords() {
    const text = readText(path.join(this.folder, "postgres.log")) ?? "";
    return text.trim().split("\n").slice(-5).join("\n");
  }

  /**
   * Connects to the server found in the data folder and joins its users.
   * @returns {Promise<{ sql: import("postgres").Sql, superUrl: string, port: number } | "foreign" | "gone">}
   */
  async join(port, onclose) {
    const superUrl = `postgres://postgres:${this.password}@127.0.0.1:${port}/postgres`;
    let held = false;
    const sql = postgres(superUrl, {
      max: 1,
      idle_timeout: 0,
      // a connection that ended after its lifetime would drop the lock it holds
      max_lifetime: 0,
      connect_timeout: 5,
      onnotice: () => {},
      onclose: () => held && onclose(),
    });
    try {
      const [row] = await sql`select current_setting('data_directory') as folder`;
      if (row.folder !== this.pgdata && fs.realpathSync(row.folder) !== fs.realpathSync(this.pgdata)) {
        await sql.end({ timeout: 1 });
        return "foreign";
      }
      // waits while the last user is stopping the server and then fails, which means: look again
      await sql`select pg_advisory_lock_shared(${USERS_LOCK})`;
      held = true;
      return { sql, superUrl, port };
    } catch (error) {
      await sql.end({ timeout: 1 }).catch(() => {});
      // another cluster answers on that port, with a password of its own
      return error.code === "28P01" ? "foreign" : "gone";
    }
  }

  /** Removes the file of a dead postmaster, unless another start has replaced it meanwhile. */
  forget(found) {
    const file = path.join(this.pgdata, "postmaster.pid");
    if (readText(file) === found.text) fs.rmSync(file, { force: true });
  }

  /** Attaches to the running server, or starts it; several processes may do so at once. */
  async enter(onclose) {
    const began = Date.now();
    let started = false;
    let reason = "";
    for (;;) {
      const found = readPostmaster(this.pgdata);
      const alive = found !== null && isPostgresAlive(found.pid);
      const limit = alive ? RECOVERY_MS : START_MS;
      if (Date.now() - began > limit) {
        throw new Error(`Postgres did not start in ${limit / 1000} s. ${reason}\n${this.lastWords()}`.trim());
      }
      if (alive && found.ready) {
        const joined = await this.join(found.port, onclose);
        if (joined === "foreign") this.forget(found);
        else if (joined !== "gone") return { ...joined, started };
        await wait(50);
        continue;
      }
      if (alive) {
        await wait(50);
        continue;
      }
      if (found) this.forget(found);
      const attempt = await this.start();
      started = attempt.code === 0;
      reason = attempt.output;
      if (!started) await wait(100);
    }
  }

  /** Leaves the users; the last one stops the server. Returns true when it was stopped. */
  async leave(sql) {
    let last = false;
    try {
      await sql`select pg_advisory_unlock_shared(${USERS_LOCK})`;
      const [row] = await sql`select pg_try_advisory_lock(${USERS_LOCK}) as alone`;
      last = row.alone;
    } catch {
      // the server is gone already
    }
    if (last) await this.control("stop", "-m", "fast", "-t", "30");
    await sql.end({ timeout: 1 }).catch(() => {});
    return last;
  }
}

/**
 * Starts the built-in Postgres on `dataDir`, or attaches to the one running there.
 * @param {import("./postgres.d.mts").StartOptions} options
 * @returns {Promise<import("./postgres.d.mts").RunningPostgres>}
 */
export async function startPostgres({
  dataDir,
  unsafeFast = false,
  log = () => {},
  projectDir,
  keep = false,
}) {
  const project = projectDir ?? path.resolve(import.meta.dirname, "..");
  const cluster = unsafeFast ? "cluster-unsafe" : "cluster";
  const place = await findPlace({ dataDir: path.resolve(dataDir), projectDir: project, cluster, log });
  if (place.moved)
    log(`the project's folder is closed to other accounts: Postgres keeps its files in ${place.data}`);
  let server;
  try {
    await createCluster(place, cluster, unsafeFast);
    server = new Server(place, cluster);
  } catch (error) {
    if (error.code !== "EACCES" && error.code !== "EPERM") throw error;
    throw new Error(
      `The database in ${place.data} belongs to another account; start as that account, or choose another DATA_DIR.`,
    );
  }

  let leaving = false;
  let current = await server.enter(() => void returned());
  const attached = !current.started;
  if (current.started && place.native) removeOldBinaries(place.native);
  const url = await provideOwner({ sql: current.sql, folder: server.folder, port: current.port });

  /** After the connection broke: take the lock again; start the server again only if it crashed. */
  async function returned() {
    while (keep && !leaving) {
      await wait(KEEPER_MS);
      if (leaving) return;
      // a server that was stopped on purpose removes its file, and stays stopped until somebody starts it
      if (!readPostmaster(server.pgdata)) continue;
      try {
        current = await server.enter(() => void returned());
        if (leaving) await server.leave(current.sql);
        else log(current.started ? "Postgres had crashed and runs again" : "connected to Postgres again");
        return;
      } catch (error) {
        log(`Postgres is gone: ${error.message}`);
      }
    }
  }

  let stopped;
  const stop = () => {
    leaving = true;
    stopped ??= server.leave(current.sql);
    return stopped;
  };
  return {
    url,
    superUrl: current.superUrl,
    place: place.data,
    folder: server.folder,
    port: current.port,
    attached,
    stop,
  };
}

export { removeData };
