// The process that reads one file and ends: whatever the file does, it does it here, with little memory and little time.
// In: one line of JSON, then the bytes. Out: lines of JSON. It opens no connection and no file.
import { importMapping } from "#domain/imports/mapping.ts";
import { prepare } from "./prepare.ts";
import { readFile } from "./read-file.ts";
import type { ReaderOrder, ReaderWord } from "./reader-words.ts";
import { ROWS_AT_ONCE } from "./reader-words.ts";
import { FileRefusal } from "./refusal.ts";

async function readInput(): Promise<{ readonly order: ReaderOrder; readonly bytes: Uint8Array }> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  const all = Buffer.concat(pieces);
  const end = all.indexOf(10);
  return {
    order: JSON.parse(all.subarray(0, end).toString("utf8")) as ReaderOrder,
    bytes: all.subarray(end + 1),
  };
}

/** Waits while whoever listens is busy, so that no more than a few lines are on their way. */
const say = (word: ReaderWord): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${JSON.stringify(word)}\n`, (error) => (error ? reject(error) : resolve()));
  });

try {
  const { order, bytes } = await readInput();
  const mapping = order.mapping === null ? null : importMapping.parse(order.mapping);
  const { description, items, readings, groups, receipt } = prepare(readFile(bytes), mapping, order.timeZone);
  await say({ description });
  for (let at = 0; at < items.length; at += ROWS_AT_ONCE)
    await say({ items: items.slice(at, at + ROWS_AT_ONCE) });
  for (let at = 0; at < readings.length; at += ROWS_AT_ONCE) {
    await say({ readings: readings.slice(at, at + ROWS_AT_ONCE) });
  }
  await say({ receipt, groups: [...groups] });
} catch (error) {
  if (!(error instanceof FileRefusal)) throw error;
  await say({ refused: error.code, line: error.line });
}
