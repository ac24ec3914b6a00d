// Who serves a data folder: one start at a time, written in DATA_DIR/running.json. No dependencies.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

/** @typedef {{ pid: number, url: string, since: string }} Running */

function isStart(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  try {
    // after a reboot or in a new container the number may belong to anything
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("start.mjs");
  } catch {
    return false;
  }
}

/**
 * Claims a data folder for this process, or says who has it.
 * @param {string} dataDir
 * @param {string} url
 * @returns {{ release: () => void, rename: (url: string) => void, orphaned: boolean } | { holder: Running }}
 *   `orphaned`: the one before died without a word, so its server may need a moment to end
 */
export function claim(dataDir, url) {
  if (fs.mkdirSync(dataDir, { recursive: true })) fs.chmodSync(dataDir, 0o755);
  const file = path.join(dataDir, "running.json");
  const own = `${file}.${process.pid}`;
  const since = new Date().toISOString();
  const write = (target, address) =>
    fs.writeFileSync(target, `${JSON.stringify({ pid: process.pid, url: address, since })}\n`);
  write(own, url);
  let orphaned = false;
  try {
    for (;;) {
      try {
        // a link, unlike a rename, fails when the file is there: of two starts at once exactly one gets it
        fs.linkSync(own, file);
        return { release: () => release(file), rename: (address) => write(file, address), orphaned };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = readRunning(file);
      if (holder && isStart(holder.pid)) return { holder };
      orphaned = true;
      fs.rmSync(file, { force: true });
    }
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** @returns {Running | null} */
function readRunning(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function release(file) {
  if (readRunning(file)?.pid === process.pid) fs.rmSync(file, { force: true });
}

/**
 * Tries to listen on a port.
 * @returns {Promise<{ port: number } | { code: string }>} the port taken (0 asks for any), or why not
 */
export function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve({ code: error.code ?? "unknown" }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve({ port: typeof address === "object" && address ? address.port : port }));
    });
  });
}

/** The next port after `port` that is free. */
export async function nextFreePort(port, host) {
  for (let candidate = port + 1; candidate < Math.min(port + 100, 65536); candidate += 1) {
    if ("port" in (await tryPort(candidate, host))) return candidate;
  }
  return null;
}
