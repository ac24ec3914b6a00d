// Starts a chaos run and hands on what it tells.
import type { ChaosEvent, ChaosOptions, ChaosResult } from "./chaos.ts";
import { removeScripts, startScript } from "./processes.ts";

type Told = { readonly event: ChaosEvent } | { readonly result: ChaosResult };

export async function chaos(options: ChaosOptions, note: (event: ChaosEvent) => void): Promise<ChaosResult> {
  const child = await startScript("chaos-process.ts", options);
  try {
    return await new Promise((resolve, reject) => {
      child.on("message", (told: Told) => {
        if ("event" in told) note(told.event);
        else resolve(told.result);
      });
      // what it said last may still be on its way
      child.once("exit", (code) => {
        setTimeout(() => reject(new Error(`the chaos run ended with ${code}`)), 2_000);
      });
    });
  } finally {
    await removeScripts();
  }
}
