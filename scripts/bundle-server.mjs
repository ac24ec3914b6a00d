// The server as one file of plain JavaScript: it starts without a compiler beside it and runs what was built, not what
// lies in the folder. Packages stay outside (docs/decisions/007), all but the database driver (008).
import path from "node:path";
import { build, stop } from "esbuild";
import { mendedPostgres } from "./mended-postgres.mjs";
import { PROJECT } from "./steps.mjs";

/** Below the project, like server/ itself: what the code finds from its own place, it finds from here. */
export const SERVER_FILE = path.join("dist", "server.mjs");

/**
 * Bundles one entry file.
 * @param {string} entry
 * @param {string} outfile
 * @returns {Promise<string>} where it lies
 */
export async function bundle(entry, outfile) {
  await build({
    absWorkingDir: PROJECT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    plugins: [mendedPostgres],
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "linked",
    logLevel: "error",
  });
  return path.join(PROJECT, outfile);
}

/** Bundles the server of the product, and beside it the process in which imported files are read. */
export async function bundleServer() {
  const reader = path.join("server", "imports", "reading", "reader-process.ts");
  await bundle(reader, path.join(path.dirname(SERVER_FILE), "import-reader.mjs"));
  return bundle(path.join("server", "main.ts"), SERVER_FILE);
}

/** Ends the compiler's own process, which would hold whoever waits for this one to end. */
export const endBundling = () => stop();
