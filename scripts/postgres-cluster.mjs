// A cluster on disk: its making, the process that serves it, the port it is reached on.
// Nothing here connects to it; that is postgres.mjs.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { run } from "./postgres-place.mjs";

const SETTINGS = [
  "listen_addresses = '127.0.0.1'",
  "unix_socket_directories = ''",
  // the log names what failed, never the values a statement carried
  "log_min_error_statement = panic",
  "log_error_verbosity = terse",
];
const SAFE = ["max_connections = 60"];
const UNSAFE = ["max_connections = 200", "fsync = off", "synchronous_commit = off", "full_page_writes = off"];

export function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** The postmaster named in a data folder: its number, port and whether it accepts connections. */
export function readPostmaster(pgdata) {
  const text = readText(path.join(pgdata, "postmaster.pid"));
  if (text === null) return null;
  const lines = text.split("\n");
  return { text, pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** True when the process is a living Postgres: not gone, not a zombie nobody reaps, not another program with its number. */
export function isPostgresAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === null) return false;
  const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  return state !== "Z" && state !== "X" && readText(`/proc/${pid}/comm`)?.trim() === "postgres";
}

/** A port that is free now: the one used before when possible, so that addresses held elsewhere stay valid. */
export function choosePort(preferred) {
  const tryPort = (port) =>
    new Promise((resolve) => {
      const server = net.createServer();
      server.on("error", () => resolve(null));
      server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
        const taken = server.address().port;
        server.close(() => resolve(taken));
      });
    });
  return (preferred > 0 ? tryPort(preferred) : Promise.resolve(null)).then((port) => port ?? tryPort(0));
}

/** Removes what crashed first starts left behind. */
function sweepTemporary(data, cluster) {
  for (const name of fs.readdirSync(data)) {
    const match = new RegExp(`^${cluster}\\.(\\d+)\\.[0-9a-f]+\\.tmp$`).exec(name);
    if (!match) continue;
    try {
      process.kill(Number(match[1]), 0);
    } catch (error) {
      if (error.code === "ESRCH") fs.rmSync(path.join(data, name), { recursive: true, force: true });
    }
  }
}

/**
 * Makes a cluster in a temporary folder and moves it into place; the loser of a race throws its own away.
 * The superuser's password lies inside the folder that is moved, so both always come from the same process.
 * @param {import("./postgres-place.mjs").Place} place
 * @param {string} cluster name of the folder
 * @param {boolean} unsafe for tests: forget what a crash would lose
 * @returns {Promise<boolean>} true when this call made it
 */
export async function createCluster(place, cluster, unsafe) {
  const target = path.join(place.data, cluster);
  if (fs.existsSync(path.join(target, "pg", "PG_VERSION"))) return false;
  sweepTemporary(place.data, cluster);
  const temporary = path.join(place.data, `${cluster}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`);
  const passwordFile = path.join(temporary, "superuser-password");
  fs.mkdirSync(temporary, { mode: 0o700 });
  fs.writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (place.account) {
    for (const file of [temporary, passwordFile]) fs.chownSync(file, place.account.uid, place.account.gid);
  }
  const flags = ["-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const pgdata = path.join(temporary, "pg");
  const made = await run(
    path.join(place.native, "bin", "initdb"),
    ["-D", pgdata, ...flags, ...locale],
    place.account,
  );
  if (made.code !== 0) {
    fs.rmSync(temporary, { recursive: true, force: true });
    throw new Error(`Postgres could not make its data folder in ${place.data}: ${made.output}`);
  }
  fs.appendFileSync(
    path.join(pgdata, "postgresql.conf"),
    `\n${[...SETTINGS, ...(unsafe ? UNSAFE : SAFE)].join("\n")}\n`,
  );
  try {
    fs.renameSync(temporary, target);
    return true;
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    if (!fs.existsSync(path.join(target, "pg"))) throw error;
    return false;
  }
}
