// What must stand before the product can run: the packages of the lock file and a build of the present sources.
// Both are compared by content, never by time stamps, which a clone or a copy resets. No dependencies.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { capture, PROJECT, Stop } from "./steps.mjs";

const SOURCES = ["app", "components", "document", "domain", "server", "db", "messages", "public"];
const SETTINGS = [
  "next.config.mjs",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "proxy.ts",
  "scripts/bundle-server.mjs",
];
const NOT_BUILT = /\.test\.tsx?$|\.md$/;
const MARK = path.join(PROJECT, ".next", "redthread-build.json");

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** True when every package the lock file demands on this machine stands in node_modules in its version. */
export function packagesStand() {
  const wanted = readJson(path.join(PROJECT, "package-lock.json"))?.packages;
  const there = readJson(path.join(PROJECT, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === "" || optional || there[place]?.version === version,
  );
}

/** Installs exactly what the lock file says. */
export async function installPackages(onStart) {
  const npm = process.env.npm_execpath;
  const [file, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" };
  // the build needs the development packages, also where NODE_ENV says production
  const { code, output } = await capture(file, [...first, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    env,
    onStart,
  });
  if (code !== 0) throw new Stop(`npm ci failed:\n${output.trim().split("\n").slice(-25).join("\n")}`);
}

function listFiles(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

/** One number for everything the build is made from. */
export function fingerprint() {
  const files = SOURCES.flatMap((folder) => listFiles(path.join(PROJECT, folder)));
  for (const name of SETTINGS)
    if (fs.existsSync(path.join(PROJECT, name))) files.push(path.join(PROJECT, name));
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    hash.update(path.relative(PROJECT, file)).update("\0").update(fs.readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** True when the build in .next and the server's file were made from the present sources. */
export function buildStands() {
  const isThere = [path.join(".next", "BUILD_ID"), path.join("dist", "server.mjs")].every((file) =>
    fs.existsSync(path.join(PROJECT, file)),
  );
  return isThere && readJson(MARK)?.sources === fingerprint();
}

/** Builds the product; the mark is written last, so an interrupted build is made again. */
export async function build(onStart) {
  fs.rmSync(MARK, { force: true });
  const sources = fingerprint();
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const next = path.join(PROJECT, "node_modules", "next", "dist", "bin", "next");
  const { code, output } = await capture(process.execPath, [next, "build"], { env, onStart });
  if (code !== 0) throw new Stop(`next build failed:\n${output.trim()}`);
  const { bundleServer } = await import("./bundle-server.mjs");
  await bundleServer();
  fs.writeFileSync(MARK, `${JSON.stringify({ sources, builtAt: new Date().toISOString() }, null, 2)}\n`);
  return output;
}
