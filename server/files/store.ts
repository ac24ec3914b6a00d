// Bytes on disk: below the data folder, a folder a workspace, each file under its own hash. Written under another name and then
// renamed, so that a name that is there is whole; never changed afterwards.
import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { env } from "#server/env.ts";

const HASH = /^[0-9a-f]{64}$/;

const folder = () => path.join(env().dataDir, "files");
const folderOf = (workspaceId: string) => path.join(folder(), workspaceId);

/** Puts the bytes down and answers their hash. Bytes that are there already are touched, so that no sweep takes them. */
export async function storeBytes(workspaceId: string, content: Uint8Array): Promise<string> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const home = folderOf(workspaceId);
  const place = path.join(home, sha256);
  const now = new Date();
  try {
    await utimes(place, now, now);
    return sha256;
  } catch {
    // not there yet
  }
  await mkdir(home, { recursive: true });
  const draft = path.join(home, `${sha256}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return sha256;
}

/** The bytes of this hash; null where they are gone. */
export async function readBytes(workspaceId: string, sha256: string): Promise<Buffer | null> {
  if (!HASH.test(sha256)) return null;
  return readFile(path.join(folderOf(workspaceId), sha256)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

/** Takes away what no row names and what was left half written, once it is older than `before`. Answers how many. */
export async function sweepBytes(
  workspaceId: string,
  named: ReadonlySet<string>,
  before: Date,
): Promise<number> {
  const home = folderOf(workspaceId);
  const names = await readdir(home).catch(() => []);
  let gone = 0;
  for (const name of names) {
    if (named.has(name)) continue;
    const place = path.join(home, name);
    const found = await stat(place).catch(() => null);
    if (!found || found.mtime >= before) continue;
    await rm(place, { force: true });
    gone += 1;
  }
  return gone;
}

/** Takes away the folders of workspaces that are not among the given, once nothing in them has changed since `before`. */
export async function sweepFolders(known: ReadonlySet<string>, before: Date): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    if (known.has(name)) continue;
    const place = folderOf(name);
    const found = await stat(place).catch(() => null);
    if (found && found.mtime < before) await rm(place, { recursive: true, force: true });
  }
}
