// `npm run test:services`: the promises of several nodes, with a real Redis and a real nginx. Installs both with the
// system's own means where it may, else says in one sentence what is missing.
import { spawnSync } from "node:child_process";
import { cleanEnvironment, endChildren, runTool } from "./children.mjs";

const PROGRAMS = { "redis-server": "redis-server", nginx: "nginx" };

const has = (program) => spawnSync(program, ["-v"], { stdio: "ignore" }).error === undefined;
const missing = () => Object.keys(PROGRAMS).filter((program) => !has(program));

/** Names of what could not be had; tries to install first when this account may. */
function provide() {
  if (missing().length === 0) return [];
  const mayInstall = process.getuid?.() === 0 && has("apt-get");
  if (mayInstall) {
    console.log(`  installing ${missing().join(" and ")}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing()], {
      stdio: "ignore",
      env,
    });
  }
  return missing();
}

const lacking = provide();
if (lacking.length > 0) {
  console.log(`  ${lacking.join(" and ")} cannot be had here: the tests with real services were not run.`);
  process.exit(process.argv.includes("--where-possible") ? 0 : 1);
}
const version = (program) => {
  const { stdout, stderr } = spawnSync(program, ["-v"], { encoding: "utf8" });
  return `${stdout}${stderr}`.trim().split("\n")[0];
};
for (const program of Object.keys(PROGRAMS)) console.log(`  ${version(program)}`);
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => void endChildren().then(() => process.exit(1)));
const { code, output } = await runTool(
  "vitest",
  "vitest",
  ["run", "--project", "services"],
  cleanEnvironment(),
);
console.log(output);
process.exit(code);
