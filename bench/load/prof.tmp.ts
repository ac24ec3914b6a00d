import { fork } from "node:child_process";
import { createContenders, startContender } from "./contenders.ts";
import { runScenario, SCENARIOS } from "./load.ts";
import { createBenchWorld } from "./world.ts";
const world = await createBenchWorld();
const contenders = createContenders(world);
for (const spec of process.argv.slice(2)) {
  const [s, n] = spec.split("/");
  const running = await startContender((contenders as any)[n!], world);
  const m = await runScenario((SCENARIOS as any)[s!], running, world, {
    warmMs: Number(process.env.WARM ?? 4000),
    runMs: 6000,
  });
  const t = [...m.appliedMs].sort((a, b) => a - b);
  console.log(
    spec,
    m.cpuPerDelivered.toFixed(1),
    "µs",
    "edits",
    m.delivered,
    "p50",
    t[Math.floor(t.length / 2)]?.toFixed(2),
    "grown",
    (m.grown / 2 ** 20).toFixed(1),
  );
  await (running as any).stop?.();
  if (!(running as any).stop) await running.kill();
}
await world.end();
process.exit(0);
