// Has a file read by a process of its own, with a limit on memory and on the time it works. What it says comes line by line;
// while the listener is busy, the clock stands still and the process waits.
import { spawn } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { ReaderOrder, ReaderWord } from "./reader-words.ts";
import { FILE_LIMITS, FileRefusal } from "./refusal.ts";

/** Name of the built reader, beside the built server. */
export const READER_FILE = "import-reader.mjs";

let builtReader: string | null = null;

/** Takes another built reader, for `server/testing` only: starting from source costs half a second each time. */
export function replaceReader(file: string | null): void {
  builtReader = file;
}

/** How the reader is started: built beside a built server, else from its source. */
function readerCommand(): string[] {
  if (builtReader !== null) return ["--enable-source-maps", builtReader];
  const own = fileURLToPath(import.meta.url);
  const folder = path.dirname(own);
  return own.endsWith(".ts")
    ? ["--import", "tsx", path.join(folder, "reader-process.ts")]
    : ["--enable-source-maps", path.join(folder, READER_FILE)];
}

/** The lines of a stream, one at a time: what is not asked for stays with whoever writes it. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding("utf8");
  let begun: string[] = [];
  for await (const piece of stream) {
    const [first = "", ...rest] = (piece as string).split("\n");
    begun.push(first);
    for (const next of rest) {
      yield begun.join("");
      begun = [next];
    }
  }
}

export interface ReaderLimits {
  readonly milliseconds: number;
  readonly heapMegabytes: number;
}

/**
 * Reads a file apart.
 * @throws FileRefusal for what the file is, for what it asks of the machine, and for how long it takes
 */
export async function* readApart(
  bytes: Uint8Array,
  order: ReaderOrder,
  limits: ReaderLimits = FILE_LIMITS,
): AsyncGenerator<Exclude<ReaderWord, { refused: unknown }>> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${limits.heapMegabytes}`, ...readerCommand()],
    // nothing of this process's settings: no addresses, no secrets
    { stdio: ["pipe", "pipe", "pipe"], env: { NODE_ENV: "production", TZ: "UTC" } },
  );
  let left = limits.milliseconds;
  let isLate = false;
  let complaint = "";
  child.stderr.on("data", (piece: Buffer) => {
    complaint = (complaint + piece.toString("utf8")).slice(-4_000);
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve({ code: 1, signal: null }));
  });
  // a process that ends early breaks the pipe; how it ended says why
  child.stdin.on("error", () => {});
  child.stdin.write(`${JSON.stringify(order)}\n`);
  child.stdin.end(bytes);
  const lines = linesOf(child.stdout);
  let isDone = false;
  try {
    for (;;) {
      const began = performance.now();
      const alarm = setTimeout(() => {
        isLate = true;
        child.kill("SIGKILL");
      }, left);
      const line = await lines.next();
      clearTimeout(alarm);
      left = Math.max(1, left - (performance.now() - began));
      if (line.done) break;
      const word = JSON.parse(line.value) as ReaderWord;
      if ("refused" in word) throw new FileRefusal(word.refused, word.line);
      isDone ||= "receipt" in word;
      yield word;
    }
    const { code, signal } = await ended;
    if (isDone && code === 0) return;
    if (isLate) throw new FileRefusal("tookTooLong");
    if (signal === "SIGABRT" || code === 134 || /heap out of memory/i.test(complaint))
      throw new FileRefusal("tooHeavy");
    throw new Error(`the reader ended with ${code ?? signal}: ${complaint.slice(-1_000)}`);
  } finally {
    if (child.exitCode === null) child.kill("SIGKILL");
  }
}
