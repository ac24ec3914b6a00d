// `npm test`: every check of the product, from a bare clone, with seconds and one final line.
//   npm test -- --only=unit,lint      some of the steps
//   npm test -- --only=e2e e2e/x.spec.ts   further words go to the runner of the step
//   npm run test:long                 the full figures of the promises instead
import { endChildren } from "./children.mjs";
import { installPackages, packagesStand } from "./prepare.mjs";
import { checkNode, fail, PROJECT, Stop, seconds, step } from "./steps.mjs";
import { longSteps, steps } from "./test-steps.mjs";

/** Two cores: heavy steps count 2 and run alone, light ones side by side. */
const CAPACITY = 2;

function readArguments() {
  const words = process.argv.slice(2);
  const only = words
    .find((word) => word.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const long = words.includes("--long");
  const rest = words.filter((word) => !word.startsWith("--only=") && word !== "--long");
  const all = long ? longSteps : steps;
  const unknown = (only ?? []).filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Stop(`No step ${unknown.join(", ")}; there are ${all.map(({ name }) => name).join(", ")}.`);
  }
  return { chosen: only ? all.filter(({ name }) => only.includes(name)) : all, rest };
}

function printResult({ name, result, time }) {
  const { passed, failed, skipped = 0, note } = result;
  const words = [note, skipped > 0 ? `${skipped} skipped` : ""].filter(Boolean).join(", ");
  const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`;
  console.log(
    `${seconds(time).padStart(9)}  ${failed > 0 ? "✗" : "✓"} ${name.padEnd(10)} ${counts}${words ? ` (${words})` : ""}`,
  );
  if (failed > 0) console.log(`\n${result.output.trim().split("\n").slice(-400).join("\n")}\n`);
}

/** Runs the steps, each after those it needs, side by side where the cores allow. */
async function runAll(chosen, rest) {
  const waiting = [...chosen];
  const running = new Map();
  const done = [];
  while (waiting.length > 0 || running.size > 0) {
    const used = [...running.values()].reduce((sum, { weight }) => sum + weight, 0);
    const isReady = ({ needs = [], weight }) =>
      used + weight <= CAPACITY &&
      !needs.some((need) => waiting.some(({ name }) => name === need) || running.has(need));
    const next = waiting.find(isReady);
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      const began = Date.now();
      const work = Promise.resolve()
        .then(() => next.run(rest))
        .catch((error) => ({
          passed: 0,
          failed: 1,
          output: error instanceof Stop ? error.message : String(error.stack),
        }))
        .then((result) => ({ name: next.name, result, time: Date.now() - began }));
      running.set(next.name, { weight: next.weight, work });
      continue;
    }
    const finished = await Promise.race([...running.values()].map(({ work }) => work));
    running.delete(finished.name);
    printResult(finished);
    done.push(finished);
  }
  return done;
}

async function main() {
  checkNode();
  process.chdir(PROJECT);
  const { chosen, rest } = readArguments();
  const began = Date.now();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      void endChildren().finally(() => process.exit(130));
    });
  }
  if (!packagesStand()) await step("packages installed", () => installPackages());
  const done = await runAll(chosen, rest);
  const passed = done.reduce((sum, { result }) => sum + result.passed, 0);
  const failed = done.reduce((sum, { result }) => sum + result.failed, 0);
  const broken = done.filter(({ result }) => result.failed > 0).map(({ name }) => name);
  console.log(
    `\n${seconds(Date.now() - began).padStart(9)}  in all${broken.length > 0 ? `; failed: ${broken.join(", ")}` : ""}`,
  );
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch(fail).finally(endChildren);
