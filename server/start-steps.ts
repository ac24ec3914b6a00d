// The lines a start prints: what was done and how long it took.

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`.padStart(8);

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Does one step and prints its line. */
export async function step<T>(title: string, work: () => Promise<T> | T): Promise<T> {
  const began = performance.now();
  try {
    const result = await work();
    say(`${seconds(performance.now() - began)}  ✓ ${title}`);
    return result;
  } catch (error) {
    say(`${seconds(performance.now() - began)}  ✗ ${title}`);
    throw error;
  }
}

/** A start that cannot go on, with the sentence that says what to do: printed without a stack. */
export class StartError extends Error {}
