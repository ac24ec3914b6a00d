// What may not enter a journey: bytes that cannot be read, foreign content, wrong types, too much of anything.
import * as Y from "yjs";
import { expect, test } from "vitest";
import { createJourneyDoc } from "./create.ts";
import { addTouchpoint, removeTouchpoint, setExperience } from "./edit-touchpoint.ts";
import { createOrigin } from "./origin.ts";
import { experiencesOf, metaOf, recordsOf } from "./shape.ts";
import { smallSeed } from "./test-journey.ts";
import { setText, textOf } from "./texts.ts";
import { createUndo } from "./undo.ts";
import { prefilterUpdate } from "./prefilter.ts";
import { checkDocument, checkRecords, Violation } from "./validate.ts";

const origin = createOrigin("user", "someone");

/** The update a client's change makes, and what the two checks say of it on the server's copy. */
function send(change: (doc: Y.Doc) => void): { prefilter: string; records: string } {
  const server = createJourneyDoc(smallSeed());
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
  const known = Y.encodeStateVector(client);
  client.transact(() => change(client));
  const update = Y.encodeStateAsUpdate(client, known);
  const said = (check: () => void): string => {
    try {
      check();
      return "ok";
    } catch (error) {
      if (error instanceof Violation) return `${error.closeCode} ${error.reason}`;
      throw error;
    }
  };
  let records = "untouched";
  server.on("afterTransaction", (transaction: Y.Transaction) => {
    records = said(() => checkRecords(server, transaction));
  });
  const prefilter = said(() => prefilterUpdate(update));
  Y.applyUpdate(server, update);
  return { prefilter, records };
}

const touchpoint = (doc: Y.Doc): Y.Map<unknown> => {
  const found = recordsOf(doc, "touchpoints").get("tp-1");
  if (!found) throw new Error("the seed has tp-1");
  return found;
};
const title = (doc: Y.Doc): Y.Text => {
  const found = textOf(doc, { collection: "touchpoints", id: "tp-1", field: "title" });
  if (!found) throw new Error("the seed has a title");
  return found;
};

test("honest edits pass both checks", () => {
  const edits: ((doc: Y.Doc) => void)[] = [
    (doc) =>
      addTouchpoint(
        doc,
        { phaseId: "ph-1", medium: "digital", title: "Nieuw", involvedDepartmentIds: { d: true } },
        origin,
      ),
    (doc) => removeTouchpoint(doc, { id: "tp-1" }, origin),
    (doc) => setExperience(doc, { touchpointId: "tp-1", personaId: "per-2", value: -0.5, note: "x" }, origin),
    (doc) => setText(doc, { collection: "meta", id: "", field: "goal" }, "Meer fietsen", origin),
    (doc) => touchpoint(doc).set("title@en", "Search"),
    (doc) => {
      const undo = createUndo(doc, origin);
      addTouchpoint(doc, { id: "tp-x", phaseId: "ph-1", medium: "digital", title: "Even" }, origin);
      undo.undo();
      undo.redo();
      removeTouchpoint(doc, { id: "tp-x" }, origin);
      undo.undo();
    },
  ];
  for (const edit of edits) expect(send(edit)).toEqual({ prefilter: "ok", records: "ok" });
});

test.each<[string, (doc: Y.Doc) => void, string]>([
  ["another top-level map", (doc) => doc.getMap("secrets").set("a", 1), "4422 foreign-root"],
  ["another top-level text", (doc) => doc.getText("notes").insert(0, "a"), "4422 foreign-root"],
  ["a text of 100 kB", (doc) => title(doc).insert(0, "x".repeat(100_000)), "4413 text-too-long"],
  [
    "a plain value of 100 kB",
    (doc) => touchpoint(doc).set("callToActionUrl", "x".repeat(100_000)),
    "4413 text-too-long",
  ],
  ["a format", (doc) => title(doc).format(0, 2, { bold: true }), "4422 foreign-content"],
  ["an embedded object", (doc) => title(doc).insertEmbed(0, { image: "x" }), "4422 foreign-content"],
  ["bytes", (doc) => touchpoint(doc).set("means", new Uint8Array(8)), "4422 foreign-content"],
  ["a document inside", (doc) => touchpoint(doc).set("means", new Y.Doc()), "4422 foreign-content"],
  ["a list", (doc) => touchpoint(doc).set("means", new Y.Array()), "4422 foreign-content"],
  ["an element", (doc) => touchpoint(doc).set("means", new Y.XmlElement("script")), "4422 foreign-content"],
  ["a long key", (doc) => touchpoint(doc).set("k".repeat(300), 1), "4422 unknown-key"],
])("the bytes of %s are refused", (_, change, said) => {
  expect(send(change).prefilter).toBe(said);
});

test.each<[string, (doc: Y.Doc) => void, string]>([
  ["an unknown field", (doc) => touchpoint(doc).set("colour", "red"), "4422 unknown-key"],
  ["a wrong type", (doc) => touchpoint(doc).set("convenience", "4"), "4422 invalid-value"],
  ["a value out of range", (doc) => touchpoint(doc).set("convenience", 9), "4422 invalid-value"],
  [
    "a character that no database keeps",
    (doc) => touchpoint(doc).set("callToActionUrl", "https://wervel.example/\u0000"),
    "4422 invalid-value",
  ],
  ["an unknown word", (doc) => touchpoint(doc).set("medium", "radio"), "4422 invalid-value"],
  [
    "a place without a usable key",
    (doc) => touchpoint(doc).set("place", ["ph-1", "a"]),
    "4422 invalid-value",
  ],
  [
    "a text where a plain value belongs",
    (doc) => touchpoint(doc).set("medium", new Y.Text("x")),
    "4422 invalid-value",
  ],
  [
    "a plain value where a text belongs",
    (doc) => touchpoint(doc).set("title", "x"),
    "4422 invalid-structure",
  ],
  ["a text taken away", (doc) => touchpoint(doc).delete("title"), "4422 invalid-structure"],
  [
    "a text grown far beyond its field",
    (doc) => title(doc).insert(0, "x".repeat(2_000)),
    "4413 text-too-long",
  ],
  ["a translation in a foreign language", (doc) => touchpoint(doc).set("title@fr", "x"), "4422 unknown-key"],
  ["a translation of a plain field", (doc) => touchpoint(doc).set("medium@en", "x"), "4422 unknown-key"],
  [
    "a member that is no id",
    (doc) => touchpoint(doc).set("involvedDepartmentIds/a b", true),
    "4422 unknown-key",
  ],
  [
    "a member with a wrong value",
    (doc) => touchpoint(doc).set("involvedDepartmentIds/a", 1),
    "4422 invalid-value",
  ],
  ["a record that is no record", (doc) => doc.getMap("touchpoints").set("tp-9", 7), "4422 invalid-structure"],
  [
    "a record without an id",
    (doc) => recordsOf(doc, "touchpoints").set("not an id", new Y.Map()),
    "4422 invalid-id",
  ],
  [
    "a new record with a wrong value",
    (doc) => recordsOf(doc, "phases").set("p", new Y.Map([["period", 3]])),
    "4422 invalid-value",
  ],
  ["a map inside a record", (doc) => touchpoint(doc).set("means", new Y.Map()), "4422 invalid-structure"],
  ["a newer shape", (doc) => metaOf(doc).set("shape", 2), "4422 invalid-value"],
  [
    "an experience out of range",
    (doc) => experiencesOf(doc).set("tp-1:per-1:value", 40),
    "4422 invalid-value",
  ],
  ["an experience of nothing", (doc) => experiencesOf(doc).set("tp-1", 1), "4422 unknown-key"],
  ["a translated number", (doc) => experiencesOf(doc).set("tp-1:per-1:value@en", 1), "4422 unknown-key"],
])("%s is refused after applying", (_, change, said) => {
  const verdict = send(change);
  expect(verdict.prefilter).toBe("ok");
  expect(verdict.records).toBe(said);
});

test("a map hidden inside a text is refused", () => {
  expect(send((doc) => title(doc).insertEmbed(0, new Y.Map())).records).toBe("4422 invalid-structure");
});

test("broken bytes are malformed, large ones too large, and facts are told", () => {
  const update = Y.encodeStateAsUpdate(createJourneyDoc(smallSeed()));
  expect(prefilterUpdate(update)).toMatchObject({ clients: [expect.any(Number)], deletes: false });
  expect(() => prefilterUpdate(update.slice(0, 100))).toThrow(Violation);
  expect(() => prefilterUpdate(new Uint8Array([0xff, 0xff, 0xff]))).toThrow(
    expect.objectContaining({ closeCode: 4400 }),
  );
  expect(() => prefilterUpdate(update, 100)).toThrow(expect.objectContaining({ closeCode: 4413 }));
});

test("too many records are refused", () => {
  const many = (doc: Y.Doc) => {
    for (let i = 0; i < 5_001; i += 1) recordsOf(doc, "routes").set(`r-${i}`, new Y.Map([["order", "a0"]]));
  };
  expect(send(many).records).toBe("4413 too-many-records");
});

test("a whole document is checked the same way", () => {
  const doc = createJourneyDoc(smallSeed());
  expect(() => checkDocument(doc)).not.toThrow();
  doc.getMap("more").set("a", 1);
  expect(() => checkDocument(doc)).toThrow(expect.objectContaining({ reason: "foreign-root" }));
});
