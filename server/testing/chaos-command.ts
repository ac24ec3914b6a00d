// `npm run chaos [-- --seed=1 --rounds=12 --edits=8500]`: the long run, with its history and its figures.
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { createReport } from "../../bench/report.mjs";
import { chaos } from "./chaos-run.ts";

/** A word of the command line such as `--seed=1`. */
function numberFor(name: string, otherwise: number): number {
  const word = process.argv.find((one) => one.startsWith(`--${name}=`));
  return word ? Number(word.slice(name.length + 3)) : otherwise;
}

const people = 20;
const options = {
  seed: numberFor("seed", Math.floor(Math.random() * 2 ** 31)),
  rounds: numberFor("rounds", 12),
  edits: numberFor("edits", 8_500),
  people,
  every: 50,
};
const folder = path.join("bench", "results", "history");
mkdirSync(folder, { recursive: true });
const file = path.join(folder, `chaos-${options.seed}.jsonl`);
const history = createWriteStream(file);
const say = (line: string) => process.stdout.write(`  ${line}\n`);
say(
  `seed ${options.seed}: ${options.rounds} rounds of ${options.edits} acknowledged edits, ${people} writers`,
);

const result = await chaos(options, (event) => {
  history.write(`${JSON.stringify(event)}\n`);
  if (event.what === "healed") say(`round ${event.round}: ${JSON.stringify(event.detail)}`);
});
say("the control acknowledges before it commits");
const control = await chaos(
  { seed: 7, rounds: 1, edits: 4_000, people, every: 100, early: true, limit: 5_000 },
  () => {},
);
await new Promise<void>((resolve) => history.end(resolve));
say(`history: ${file}`);
for (const [fault, count] of Object.entries(result.faults)) say(`${String(count).padStart(4)} × ${fault}`);
for (const one of [...result.lost, ...result.different]) say(`wrong: ${one}`);

const report = createReport("chaos");
const samples = options.rounds;
const none = (figure: string, value: number) => report.add(figure, value, { unit: "", atMost: 0, samples });
none(`acknowledged edits lost, of ${result.acked}`, result.lost.length);
none("copies that differ from the log at the end of a round", result.different.length);
none("processes that ended by themselves", result.falls);
none("rounds whose newest version is not the document", result.wrongVersions);
report.add(
  "read model equal to the document after the healing, slowest round",
  result.readModelAfter / 1_000,
  {
    unit: "s",
    atMost: 10,
    samples,
  },
);
report.add("everything acknowledged after the healing, slowest round", result.acknowledgedAfter / 1_000, {
  unit: "s",
  samples,
});
report.add("edits the control lost (it acknowledges before it commits)", control.lost.length, { unit: "" });
const isMet = report.finish();
process.exit(isMet && control.lost.length > 0 ? 0 : 1);
