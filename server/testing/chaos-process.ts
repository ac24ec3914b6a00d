// The chaos run in a process of its own, built as the product is. Started by `chaos-run.ts` with one JSON argument.
import { type ChaosOptions, runChaos } from "./chaos.ts";

const options: ChaosOptions = JSON.parse(process.argv[2] ?? "{}");
const result = await runChaos({ ...options, note: (event) => process.send?.({ event }) });
await new Promise<void>((resolve) => process.send?.({ result }, () => resolve()));
process.disconnect();
