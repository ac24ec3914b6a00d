// A small journey with invented content for the tests of this folder.
import type { JourneySeed } from "#domain/journey-seed.ts";

/** Three phases, five touchpoints and one of every other record. */
export function smallSeed(): JourneySeed {
  return {
    meta: { title: "Fiets kopen", contentLocale: "nl", mission: "Iedereen fietst" },
    phases: [
      {
        id: "ph-1",
        name: "Oriënteren",
        key: "awareness",
        behaviour: "Kijkt rond",
        checklist: { price: "yes" },
      },
      { id: "ph-2", name: "Kiezen", period: "during" },
      { id: "ph-3", name: "Rijden", period: "after" },
    ],
    touchpoints: [
      { id: "tp-1", phaseId: "ph-1", title: "Zoekmachine", medium: "digital", mediaKind: "earned" },
      { id: "tp-2", phaseId: "ph-1", title: "Folder", medium: "physical", mediaKind: "paid" },
      {
        id: "tp-3",
        phaseId: "ph-2",
        title: "Proefrit",
        medium: "physical",
        mediaKind: "owned",
        momentOfTruth: true,
      },
      {
        id: "tp-4",
        phaseId: "ph-2",
        title: "Website",
        medium: "digital",
        mediaKind: "owned",
        involvedDepartmentIds: { "dep-1": true },
      },
      { id: "tp-5", phaseId: "ph-3", title: "Eerste beurt", medium: "physical", mediaKind: "owned" },
    ],
    experiences: [
      { touchpointId: "tp-1", personaId: "per-1", value: 1.5, note: "Vlot", message: "" },
      { touchpointId: "tp-3", personaId: "per-1", value: -2, note: "", message: "Kom langs" },
    ],
    questions: [
      { id: "q-1", touchpointId: "tp-3", text: "Mag ik buiten rijden?", kind: "question" },
      { id: "q-2", phaseId: "ph-1", text: "Wat kost dat?", kind: "worry" },
    ],
    needs: [{ id: "n-1", touchpointId: "tp-1", text: "Overzicht", kind: "explicit" }],
    insights: [{ id: "in-1", touchpointId: "tp-3", title: "Wachten op een helm", kind: "pain", severity: 2 }],
    transitions: [
      { id: "tr-1", fromPhaseId: "ph-1", toPhaseId: "ph-2", dropOff: { numerator: 3, denominator: 10 } },
    ],
    routes: [{ id: "r-1", kind: "main", name: "Hoofdroute", steps: ["tp-1", "tp-3", "tp-5"] }],
    comparisons: [{ id: "c-1", phaseId: "ph-2", alternative: "Leasefiets" }],
    frames: [{ id: "f-1", touchpointId: "tp-1", caption: "Op de bank" }],
    lanes: [
      { id: "l-1", name: "Systemen" },
      { id: "l-2", laneId: "l-1", phaseId: "ph-2", text: "Kassa" },
    ],
    goals: [{ id: "g-1", phaseId: "ph-2", title: "Meer proefritten", metricId: "m-1" }],
    translations: {
      "touchpoints/tp-1/title@en": "Search engine",
      "meta/meta/title@en": "Buying a bicycle",
      "experiences/tp-1:per-1/note@en": "Smooth",
    },
  };
}
