// The walk over an update's bytes says what Yjs' own reading of them says.
import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createJourneyDoc } from "./create.ts";
import { createOrigin } from "./origin.ts";
import { prefilterUpdate } from "./prefilter.ts";
import { doRandomEdit, EDIT_KINDS } from "./random-edits.ts";
import { smallSeed } from "./test-journey.ts";
import { createUndo } from "./undo.ts";
import { Violation } from "./violation.ts";

const origin = createOrigin("user", "someone");

/** The same facts, from structs that Yjs has built. Null where it cannot read them. */
function readByYjs(bytes: Uint8Array) {
  try {
    const { structs, ds } = Y.decodeUpdate(bytes);
    const carrying = structs.filter((struct) => !(struct instanceof Y.Skip));
    return {
      structs: structs.length,
      clients: [...new Set(carrying.map(({ id }) => id.client))],
      deletes: ds.clients.size > 0,
    };
  } catch {
    return null;
  }
}

function verdict(bytes: Uint8Array) {
  try {
    return prefilterUpdate(bytes);
  } catch (error) {
    if (error instanceof Violation) return error;
    throw error;
  }
}

/** Updates of a journey in the order in which they were made. */
function updatesOf(edits: readonly { kind: number; a: number; b: number; word: string }[]): Uint8Array[] {
  const doc = createJourneyDoc(smallSeed());
  const updates = [Y.encodeStateAsUpdate(doc)];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const undo = createUndo(doc, origin);
  edits.forEach((edit, index) => {
    doRandomEdit(doc, edit, origin, undo, `fresh-${index}`);
  });
  return [
    ...updates,
    Y.encodeStateAsUpdate(doc),
    Y.mergeUpdates(updates.filter((_, index) => index % 2 === 0)),
  ];
}

const edit = fc.record({
  kind: fc.nat(EDIT_KINDS - 1),
  a: fc.nat(20),
  b: fc.nat(20),
  // umlauts, emoji and lone surrogates count in UTF-16 units, as Yjs counts them
  word: fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
});

test("every honest update passes with the facts Yjs reads, gaps included", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      for (const update of updatesOf(edits)) expect(verdict(update)).toEqual(readByYjs(update));
    }),
    { numRuns: 60 },
  );
});

test("of bytes that were tampered with nothing passes that Yjs cannot read, and what passes reads the same", () => {
  const tampered = fc.record({
    edits: fc.array(edit, { maxLength: 4 }),
    at: fc.nat(),
    to: fc.nat(255),
    cut: fc.nat(),
  });
  fc.assert(
    fc.property(tampered, fc.boolean(), ({ edits, at, to, cut }, isCut) => {
      const update = updatesOf(edits).at(-2) ?? new Uint8Array();
      const bytes = Uint8Array.from(update);
      bytes[at % bytes.length] = to;
      const sent = isCut ? bytes.slice(0, cut % bytes.length) : bytes;
      const said = verdict(sent);
      if (!(said instanceof Violation)) expect(said).toEqual(readByYjs(sent));
    }),
    { numRuns: 1_500 },
  );
});

test("a clock beyond all keystrokes is refused; a character counts once, however many bytes it takes", () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText("meta").insert(0, "é".repeat(10));
  const update = Y.encodeStateAsUpdate(doc);
  // one struct of client 1 from clock 0 on: the clock is the fourth number
  const from = (clock: number) =>
    encoding.encode((encoder) => {
      for (const number of [1, 1, 1, clock]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8Array(encoder, update.subarray(4));
    });
  expect(verdict(from(2 ** 32 - 10))).toEqual({ structs: 1, clients: [1], deletes: false });
  expect(verdict(from(2 ** 32 - 9))).toMatchObject({ closeCode: 4422, reason: "clock-out-of-range" });
});

test("content that a journey has no use for is refused before it is built", () => {
  const refusals: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getMap("meta").set("a", new Y.Array()),
    (doc) => doc.getMap("meta").set("a", new Y.XmlFragment()),
    (doc) => doc.getMap("meta").set("a", new Uint8Array([1])),
    (doc) => doc.getMap("meta").set("a", new Y.Doc()),
    (doc) => doc.getText("meta").insert(0, "vet", { bold: true }),
    (doc) => doc.getText("meta").insertEmbed(0, { image: 1 }),
  ];
  for (const change of refusals) {
    const doc = new Y.Doc();
    change(doc);
    expect(verdict(Y.encodeStateAsUpdate(doc))).toMatchObject({ closeCode: 4422, reason: "foreign-content" });
  }
});
