// The rounds of the bench, and the figures it ends with: every row of the targets in one run, interleaved.
import { runCrashes } from "#server/testing/crash.ts";
import { createReport, median, percentile } from "../report.mjs";
import { createContenders, withServer } from "./contenders.ts";
import { measureHistory } from "./history.ts";
import { type Measured, runScenario, SCENARIOS } from "./load.ts";
import { measureOthersLoss } from "./loss.ts";
import { type BenchWorld, createBenchWorld } from "./world.ts";

const isQuick = process.argv.includes("--quick");
const ROUNDS = isQuick ? 1 : 3;
const TIMES = isQuick ? { warmMs: 2_000, runMs: 3_000 } : { warmMs: 4_000, runMs: 6_000 };
const HISTORY = isQuick ? 5_000 : 50_000;
/** Several journeys one after the other: one alone takes no hundred thousand records. */
const CRASH_RUNS = isQuick ? 1 : 5;
const CRASHES = isQuick
  ? { kills: 2, edits: 2_000, writers: 5, every: 20 }
  : { kills: 4, edits: 20_000, writers: 20, every: 18 };

type Contenders = ReturnType<typeof createContenders>;
type Name = keyof Contenders;
type ScenarioName = keyof typeof SCENARIOS;

const PLAN: Readonly<Record<ScenarioName, readonly Name[]>> = {
  a: ["ours", "oursDurable", "yWebsocket", "yWebsocketInsert", "hocuspocus", "hocuspocusInsert", "relay"],
  b: ["ours", "oursDurable", "yWebsocket", "yWebsocketInsert", "hocuspocus", "hocuspocusInsert", "relay"],
  d: ["ours", "oursDurable", "yWebsocket", "hocuspocus", "relay"],
};

const say = (line: string) => process.stdout.write(`  ${line}\n`);
const results = new Map<string, Measured>();
const keyOf = (scenario: ScenarioName, name: Name, round: number) => `${scenario}/${name}/${round}`;

async function measureLoad(world: BenchWorld, contenders: Contenders): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const scenario of ["a", "b", "d"] as const) {
      const names = PLAN[scenario];
      // every round begins with another one
      const turned = [...names.slice(round % names.length), ...names.slice(0, round % names.length)];
      for (const name of turned) {
        const measured = await withServer(contenders[name], world, (running) =>
          runScenario(SCENARIOS[scenario], running, world, TIMES),
        );
        results.set(keyOf(scenario, name, round), measured);
        const { cpuPerDelivered, delivered, appliedMs, grown } = measured;
        say(
          `${round + 1}/${ROUNDS} ${SCENARIOS[scenario].name}, ${contenders[name].name}: ${cpuPerDelivered.toFixed(1)} µs a delivery, ` +
            `${delivered} deliveries, p50 ${percentile([...appliedMs], 0.5).toFixed(1)} ms, ${(grown / 2 ** 20).toFixed(0)} MB`,
        );
      }
    }
  }
}

/** Median over the rounds of one server's figure beside another's in the same round. */
function ratio(
  scenario: ScenarioName,
  name: Name,
  beside: Name,
  figure: (measured: Measured) => number,
): number {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = results.get(keyOf(scenario, name, round));
    const other = results.get(keyOf(scenario, beside, round));
    if (one && other) ratios.push(figure(one) / figure(other));
  }
  return median(ratios);
}
const cpu = (measured: Measured) => measured.cpuPerDelivered;
const p50 = (measured: Measured) => percentile([...measured.appliedMs], 0.5);
const memory = (measured: Measured) => measured.grown;

/** How long the database takes to answer for an edit while little happens. */
async function measureAcknowledgement(world: BenchWorld, contenders: Contenders): Promise<readonly number[]> {
  const calm = { name: "one room, 5 × 2/s", rooms: 1, clients: 5, rate: 2, applies: true };
  const times = isQuick ? TIMES : { warmMs: 3_000, runMs: 20_000 };
  const measured = await withServer(contenders.oursDurable, world, (running) =>
    runScenario(calm, running, world, times),
  );
  return measured.acknowledgedMs;
}

/** What was acknowledged and lost over all runs. */
async function measureCrashes(): Promise<{ kills: number; acked: number; lost: number }> {
  const sum = { kills: 0, acked: 0, lost: 0 };
  for (let run = 0; run < CRASH_RUNS; run += 1) {
    const { kills, acked, lost } = await runCrashes(CRASHES);
    sum.kills += kills;
    sum.acked += acked;
    sum.lost += lost.length;
    say(`${sum.kills} kills, ${sum.acked} acknowledged edits, ${sum.lost} lost`);
  }
  return sum;
}

const world = await createBenchWorld();
let isMet = false;
try {
  const contenders = createContenders(world);
  await measureLoad(world, contenders);
  const acknowledged = await measureAcknowledgement(world, contenders);
  const { compaction, join, joinMs } = await measureHistory(world, contenders, {
    edits: HISTORY,
    rounds: ROUNDS,
    say,
  });
  const othersLoss = await measureOthersLoss(world, contenders);
  const crashes = await measureCrashes();

  const report = createReport("collab");
  const samples = ROUNDS;
  const beside = (
    figure: string,
    scenario: ScenarioName,
    [name, other]: readonly [Name, Name],
    atMost: number,
  ) =>
    report.add(`${figure}: ${SCENARIOS[scenario].name}`, ratio(scenario, name, other, cpu), {
      unit: "×",
      atMost,
      samples,
    });
  for (const scenario of ["a", "b", "d"] as const)
    beside("CPU a delivery, beside hocuspocus", scenario, ["ours", "hocuspocus"], 0.65);
  for (const scenario of ["a", "b", "d"] as const)
    beside("CPU a delivery, beside @y/websocket-server", scenario, ["ours", "yWebsocket"], 0.75);
  beside("durable, beside @y/websocket-server + INSERT", "a", ["oursDurable", "yWebsocketInsert"], 0.75);
  beside("durable, beside @y/websocket-server + INSERT", "b", ["oursDurable", "yWebsocketInsert"], 0.75);
  beside("durable, beside hocuspocus + INSERT", "a", ["oursDurable", "hocuspocusInsert"], 0.65);
  beside("durable, beside hocuspocus + INSERT", "b", ["oursDurable", "hocuspocusInsert"], 0.65);
  beside("CPU a delivery, beside a bare relay", "d", ["ours", "relay"], 1.2);
  beside("durable, beside a bare relay", "d", ["oursDurable", "relay"], 1.3);
  beside("CPU a delivery, beside a bare relay", "b", ["ours", "relay"], 1.4);
  for (const scenario of ["a", "d"] as const) {
    report.add(
      `p50 edit → applied elsewhere, durable, beside @y/websocket-server: ${SCENARIOS[scenario].name}`,
      ratio(scenario, "oursDurable", "yWebsocket", p50),
      { unit: "×", atMost: 1, samples },
    );
  }
  report.add(
    "memory of 200 rooms × 5, beside @y/websocket-server",
    ratio("b", "ours", "yWebsocket", memory),
    { unit: "×", atMost: 1, samples },
  );
  report.add("memory of 200 rooms × 5, beside hocuspocus", ratio("b", "ours", "hocuspocus", memory), {
    unit: "×",
    atMost: 0.85,
    samples,
  });
  report.add("CPU of a newcomer, 2,000 touchpoints and 50,000 edits, beside @y/websocket-server", join, {
    unit: "×",
    atMost: 0.1,
    samples: ROUNDS,
  });
  report.add("CPU of a newcomer, 2,000 touchpoints and 50,000 edits", joinMs, {
    unit: "ms",
    atMost: 10,
    samples: ROUNDS,
  });
  report.add("acknowledgement, p50", percentile([...acknowledged], 0.5), {
    unit: "ms",
    atMost: 25,
    samples: acknowledged.length,
  });
  report.add("acknowledgement, p99", percentile([...acknowledged], 0.99), {
    unit: "ms",
    atMost: 100,
    samples: acknowledged.length,
  });
  report.add(`acknowledged edits lost at kill -9, of ${crashes.acked}`, crashes.lost, {
    unit: "",
    atMost: 0,
    samples: crashes.kills,
  });
  report.add("confirmed edits hocuspocus loses with its own store, of 100", othersLoss, {
    unit: "",
    samples: 1,
  });
  report.add(`compaction of ${HISTORY} updates`, compaction, { unit: "ms", atMost: 3_000, samples: 3 });
  isMet = report.finish();
} finally {
  await world.end();
}
process.exit(isMet ? 0 : 1);
