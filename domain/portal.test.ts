import { describe, expect, it } from "vitest";
import { z } from "zod";
import { COLLECTIONS, type Collection, type Journey, metaRecord } from "./journey.ts";
import { clientView, derivedInternal, experienceNodeId, isAboutInternal } from "./portal.ts";

const SECRET = "INTERN-CANARY";

/** A record in which every text says which field it is, so that a field that slips through is seen. */
function fill(schema: z.ZodObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([field, type]) => {
      const options = type instanceof z.ZodEnum ? type.options : [];
      const candidates = [...options, `${SECRET} ${field}`, "row-1", null, false, 1, {}, []];
      return [field, candidates.find((candidate) => (type as z.ZodType).safeParse(candidate).success)];
    }),
  );
}
const plain = (text: string) => text.replaceAll(SECRET, "said");
const record = (collection: Collection, given: Record<string, unknown>) => {
  const filled = Object.fromEntries(
    Object.entries(fill(COLLECTIONS[collection])).map(([key, value]) => [
      key,
      typeof value === "string" ? plain(value) : value,
    ]),
  );
  return { ...filled, internal: false, ...given };
};
const touchpoint = (id: string, number: number, phaseId: string, given: Record<string, unknown> = {}) =>
  record("touchpoints", {
    id,
    number,
    phaseId,
    orderKey: `a${number}`,
    place: [phaseId, `a${number}`],
    ...given,
  });
const onTouchpoint = (
  collection: Collection,
  id: string,
  touchpointId: string,
  phaseId: string,
  given = {},
) => record(collection, { id, touchpointId, phaseId, place: [null, "a0"], ...given });

function journey(): Journey {
  const made = {
    meta: { ...fill(metaRecord), shape: 1, contentLocale: "nl", primaryPersonaId: "per-a" },
    phases: [
      record("phases", { id: "ph-1", index: 0, order: "a1" }),
      record("phases", { id: "ph-2", index: 1, order: "a2", internal: true }),
      record("phases", { id: "ph-3", index: 2, order: "a3" }),
    ],
    touchpoints: [
      touchpoint("tp-1", 1, "ph-1", { internal: true, title: SECRET }),
      touchpoint("tp-2", 2, "ph-1", {
        competitorNote: SECRET,
        libraryId: "lib",
        translations: { "title@en": "Two", "competitorNote@en": SECRET },
      }),
      touchpoint("tp-3", 3, "ph-2", { title: SECRET }),
      touchpoint("tp-4", 4, "ph-3"),
    ],
    experiences: ["tp-1", "tp-2", "tp-4"].flatMap((touchpointId) =>
      ["per-a", "per-secret"].map((personaId) => ({
        touchpointId,
        personaId,
        value: 1,
        note: "",
        message: "",
      })),
    ),
    questions: [
      onTouchpoint("questions", "q-1", "tp-1", "ph-1", { text: SECRET }),
      onTouchpoint("questions", "q-2", "tp-2", "ph-1", { answeredByIds: { "tp-1": true, "tp-4": true } }),
    ],
    needs: [onTouchpoint("needs", "n-1", "tp-3", "ph-2", { text: SECRET })],
    insights: [
      onTouchpoint("insights", "i-1", "tp-2", "ph-1", { internal: true, title: SECRET }),
      onTouchpoint("insights", "i-2", "tp-4", "ph-3"),
    ],
    transitions: [
      record("transitions", { id: "t-1", fromPhaseId: "ph-1", toPhaseId: "ph-2", reason: SECRET }),
      record("transitions", { id: "t-2", fromPhaseId: "ph-1", toPhaseId: "ph-3", reason: "" }),
    ],
    routes: [
      record("routes", {
        id: "r-1",
        order: "a1",
        personaId: "per-a",
        steps: ["tp-1", "tp-2", "tp-3", "tp-4"],
      }),
      record("routes", { id: "r-2", order: "a2", personaId: "per-secret", name: SECRET, steps: ["tp-2"] }),
      record("routes", { id: "r-3", order: "a3", personaId: null, name: SECRET, steps: ["tp-1", "tp-3"] }),
    ],
    comparisons: [record("comparisons", { id: "c-1", phaseId: "ph-2", place: ["ph-2", "a0"], pros: SECRET })],
    frames: [record("frames", { id: "f-1", order: "a1", touchpointId: "tp-1", caption: SECRET })],
    lanes: [
      record("lanes", { id: "l-cell", order: "a1", laneId: "l-1", phaseId: "ph-1", text: SECRET }),
      record("lanes", { id: "l-1", order: "a2", laneId: null, phaseId: null, internal: true, name: SECRET }),
    ],
    goals: [
      record("goals", { id: "g-1", order: "a1", phaseId: "ph-2", title: SECRET }),
      record("goals", { id: "g-2", order: "a2", phaseId: "ph-3", metricId: "m-secret", title: SECRET }),
      record("goals", { id: "g-3", order: "a3", phaseId: "ph-3", metricId: null }),
    ],
    hidden: { questions: 2 },
  };
  const text = JSON.parse(JSON.stringify(made.meta).replaceAll(SECRET, "said")) as typeof made.meta;
  // Built field by field from the schemas above.
  return { ...made, meta: text } as unknown as Journey;
}

const ROWS = new Set(["per-secret", "m-secret"]);

describe("a record is internal", () => {
  it("by its own flag or by anything it hangs on", () => {
    expect([...derivedInternal(journey(), ROWS)].sort()).toEqual(
      [
        ...[
          "ph-2",
          "tp-1",
          "tp-3",
          "q-1",
          "n-1",
          "i-1",
          "t-1",
          "r-2",
          "r-3",
          "c-1",
          "f-1",
          "l-1",
          "l-cell",
          "g-1",
          "g-2",
        ],
        ...["tp-1", "tp-2", "tp-4"].map((id) => experienceNodeId(id, "per-secret")),
        experienceNodeId("tp-1", "per-a"),
      ].sort(),
    );
  });

  it("so is a task, comment or link about it, or about an internal insight", () => {
    const internal = derivedInternal(journey(), ROWS);
    expect(isAboutInternal({ nodeIds: ["tp-2", "i-1"] }, internal)).toBe(true);
    expect(isAboutInternal({ internal: true, nodeIds: ["tp-2"] }, internal)).toBe(true);
    expect(isAboutInternal({ nodeIds: ["tp-2", null, undefined] }, internal)).toBe(false);
  });
});

describe("[U10] what a client sees", () => {
  const view = () => clientView(journey(), { internalNodeIds: new Set(), internalRowIds: ROWS });

  it("holds nothing internal, in no field and no translation", () => {
    const text = JSON.stringify(view());
    expect(text).not.toContain(SECRET);
    for (const id of ["tp-1", "tp-3", "ph-2", "per-secret", "m-secret", "lib"])
      expect(text).not.toContain(`"${id}"`);
  });

  it("holds everything else, with its translations", () => {
    const shown = view();
    expect(shown.touchpoints.map((one) => one.id)).toEqual(["tp-2", "tp-4"]);
    expect(shown.touchpoints[0]?.translations).toEqual({ "title@en": "Two" });
    expect(shown.routes.map((one) => [one.id, one.steps])).toEqual([["r-1", ["tp-2", "tp-4"]]]);
    expect(shown.questions.map((one) => one.answeredByIds)).toEqual([{ "tp-4": true }]);
    expect(shown.goals.map((one) => one.id)).toEqual(["g-3"]);
    expect(shown.experiences).toHaveLength(2);
  });

  it("is numbered without a gap and counts nothing hidden", () => {
    const shown = view();
    expect(shown.phases.map((one) => one.index)).toEqual([0, 1]);
    expect(shown.touchpoints.map((one) => one.number)).toEqual([1, 2]);
    expect(shown.hidden).toEqual({});
    expect(shown.meta.copiedFrom).toBeNull();
  });

  it("leaves out what only the read model knows to be internal", () => {
    const shown = clientView(journey(), {
      internalNodeIds: new Set(["ph-3", "per-a"]),
      internalRowIds: ROWS,
    });
    expect(shown.touchpoints.map((one) => one.id)).toEqual(["tp-2"]);
    expect(shown.meta.primaryPersonaId).toBeNull();
    expect(shown.routes).toEqual([]);
  });

  it("stays valid: every record still passes its schema", () => {
    const shown = view();
    for (const [collection, schema] of Object.entries(COLLECTIONS)) {
      for (const one of shown[collection as Collection]) {
        const fields = Object.fromEntries(Object.entries(one).filter(([field]) => field in schema.shape));
        expect(schema.safeParse(fields).error, collection).toBeUndefined();
      }
    }
  });
});
