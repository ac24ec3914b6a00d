// The process that reads one file and ends: whatever the file does, it does it here, with little memory and little time.
// In: one line of JSON, then the bytes. Out: lines of JSON. It opens no connection and no file.
import { type ImportMapping, importMapping } from "#domain/imports/mapping.ts";
import type { ImportedReading } from "#domain/imports/readings.ts";
import { type PreparedItem, prepare } from "./prepare.ts";
import { readFile } from "./read-file.ts";
import type { CountedFresh, ReaderOrder, ReaderWord } from "./reader-words.ts";
import { ITEMS_AT_ONCE, READINGS_AT_ONCE } from "./reader-words.ts";
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

/** A reading can stand there already only under a metric that is there. */
const maybeKnownIn = (mapping: ImportMapping | null) => (one: ImportedReading) =>
  mapping?.target === "readings" && (mapping.metrics[one.name]?.metricId ?? null) !== null;

function countFresh(items: readonly PreparedItem[], readings: readonly ImportedReading[]): CountedFresh {
  const alone = readings.filter((one) => one.group === "");
  return {
    accepted: [...items, ...alone].reduce((sum, one) => sum + one.rows, 0),
    made: items.length + readings.length,
    groups: [...new Set(readings.flatMap((one) => (one.group === "" ? [] : [one.group])))],
  };
}

try {
  const { order, bytes } = await readInput();
  const mapping = order.mapping === null ? null : importMapping.parse(order.mapping);
  const prepared = prepare(readFile(bytes), mapping, order.timeZone);
  const { description, items, touchpoints, readings, groups, receipt } = prepared;
  await say({ description });
  const mayBeKnown = maybeKnownIn(description.mapping);
  const sent = {
    items: order.isTrial && !order.hasSource ? [] : items,
    readings: order.isTrial ? readings.filter(mayBeKnown) : readings,
  };
  for (let at = 0; at < sent.items.length; at += ITEMS_AT_ONCE)
    await say({ items: sent.items.slice(at, at + ITEMS_AT_ONCE) });
  for (let at = 0; at < sent.readings.length; at += READINGS_AT_ONCE)
    await say({ readings: sent.readings.slice(at, at + READINGS_AT_ONCE) });
  // there are few of them, and which are new the journey itself says
  if (touchpoints.length > 0) await say({ touchpoints });
  if (order.isTrial) {
    await say({
      fresh: countFresh(
        sent.items.length === 0 ? items : [],
        readings.filter((one) => !mayBeKnown(one)),
      ),
    });
  }
  await say({ receipt, groups: [...groups] });
} catch (error) {
  if (!(error instanceof FileRefusal)) throw error;
  await say({ refused: error.code, line: error.line });
}
