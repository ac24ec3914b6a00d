// A copy of a journey: what is written on it goes along under new ids. What was found out, measured or decided does not, so that
// every card of the copy is an assumption again.
import { COLLECTIONS, type Collection, type Journey } from "./journey.ts";
import type { JourneySeed } from "./journey-seed.ts";

/** What a row of the source's workspace is called where the copy stands; null where there is no such thing. */
type RowOf = (id: string) => string | null;

export interface CopyPlace {
  readonly title: string;
  /** The copy stays in the source's workspace. */
  readonly isInside: boolean;
  readonly newId: () => string;
  readonly persona: RowOf;
  readonly channel: RowOf;
  readonly department: RowOf;
  readonly member: RowOf;
  readonly file: RowOf;
}

const COLLECTION_NAMES = Object.keys(COLLECTIONS) as readonly Collection[];
/** What a record has by where it stands, and what is written beside it. */
const BY_PLACE = ["place", "order", "index", "number", "orderKey", "translations", "shape"] as const;

/** A record's own fields. */
function own<T extends object>(record: T): Omit<T, (typeof BY_PLACE)[number]> {
  const fields = Object.entries(record).filter(([key]) => !(BY_PLACE as readonly string[]).includes(key));
  return Object.fromEntries(fields) as Omit<T, (typeof BY_PLACE)[number]>;
}

const known = (members: Readonly<Record<string, true>>, rowOf: RowOf): Record<string, true> =>
  Object.fromEntries(
    Object.keys(members).flatMap((id) => {
      const row = rowOf(id);
      return row === null ? [] : [[row, true as const]];
    }),
  );

/**
 * The seed of a copy. Every record gets an id of its own, and names the copies of those it named. Left behind are ties to shared
 * touchpoints and metrics, all figures (drop-off, returns, calls, shares of routes), since when something stands as it does, and how
 * it is known. In another workspace nothing runs yet, and what does not exist there is not named.
 */
export function seedOfCopy(journey: Journey, place: CopyPlace): JourneySeed {
  const { title, isInside, newId } = place;
  const ids = new Map<string, string>();
  for (const collection of COLLECTION_NAMES)
    for (const { id } of journey[collection]) ids.set(`${collection}/${id}`, newId());
  const idIn = (collection: Collection, id: string): string => ids.get(`${collection}/${id}`) ?? "";
  const idOrNull = (collection: Collection, id: string | null): string | null =>
    id === null ? null : (ids.get(`${collection}/${id}`) ?? null);
  const row = (rowOf: RowOf, id: string | null): string | null => (id === null ? null : rowOf(id));

  const translations: Record<string, string> = {};
  for (const [key, text] of Object.entries(journey.meta.translations ?? {}))
    if (!key.startsWith("title@")) translations[`meta/meta/${key}`] = text;
  for (const collection of COLLECTION_NAMES)
    for (const { id, translations: texts = {} } of journey[collection])
      for (const [key, text] of Object.entries(texts))
        translations[`${collection}/${idIn(collection, id)}/${key}`] = text;

  /** Hung on a touchpoint or straight on a phase. */
  const hung = (one: { readonly touchpointId: string | null; readonly phaseId: string | null }) => ({
    touchpointId: idOrNull("touchpoints", one.touchpointId),
    phaseId: idOrNull("phases", one.phaseId),
  });

  return {
    meta: {
      ...own(journey.meta),
      title,
      copiedFrom: null,
      primaryPersonaId: row(place.persona, journey.meta.primaryPersonaId),
      primaryObjective: null,
    },
    phases: journey.phases.map((one) => ({
      ...own(one),
      id: idIn("phases", one.id),
      contactChannelId: row(place.channel, one.contactChannelId),
      contactUserId: row(place.member, one.contactUserId),
      checklist: isInside ? one.checklist : {},
    })),
    touchpoints: journey.touchpoints.map((one) => ({
      ...own(one),
      id: idIn("touchpoints", one.id),
      phaseId: idOrNull("phases", one.phaseId),
      channelId: row(place.channel, one.channelId),
      departmentId: row(place.department, one.departmentId),
      involvedDepartmentIds: known(one.involvedDepartmentIds, place.department),
      ownerId: row(place.member, one.ownerId),
      state: isInside ? one.state : ("planned" as const),
      stateSince: null,
      libraryId: null,
      knownFrom: null,
    })),
    experiences: journey.experiences.flatMap((one) => {
      const personaId = place.persona(one.personaId);
      return personaId === null
        ? []
        : [{ ...one, personaId, touchpointId: idIn("touchpoints", one.touchpointId) }];
    }),
    questions: journey.questions.map((one) => ({
      ...own(one),
      ...hung(one),
      id: idIn("questions", one.id),
      answeredByIds: known(one.answeredByIds, (id) => idOrNull("touchpoints", id)),
    })),
    needs: journey.needs.map((one) => ({ ...own(one), ...hung(one), id: idIn("needs", one.id) })),
    insights: journey.insights.map((one) => ({
      ...own(one),
      ...hung(one),
      id: idIn("insights", one.id),
      // whoever was at work on it was at work on the other one
      status: one.status === "in_progress" ? ("open" as const) : one.status,
    })),
    transitions: journey.transitions.map((one) => ({
      ...own(one),
      id: idIn("transitions", one.id),
      fromPhaseId: idIn("phases", one.fromPhaseId),
      toPhaseId: idIn("phases", one.toPhaseId),
      dropOff: null,
      returns: null,
      calls: null,
    })),
    routes: journey.routes.map((one) => ({
      ...own(one),
      id: idIn("routes", one.id),
      personaId: row(place.persona, one.personaId),
      steps: one.steps.map((step) => idIn("touchpoints", step)),
      sharePercent: null,
    })),
    comparisons: journey.comparisons.map((one) => ({
      ...own(one),
      id: idIn("comparisons", one.id),
      phaseId: idOrNull("phases", one.phaseId),
    })),
    frames: journey.frames.map((one) => ({
      ...own(one),
      id: idIn("frames", one.id),
      touchpointId: idOrNull("touchpoints", one.touchpointId),
      fileId: row(place.file, one.fileId),
    })),
    lanes: journey.lanes.map((one) => ({
      ...own(one),
      id: idIn("lanes", one.id),
      laneId: idOrNull("lanes", one.laneId),
      phaseId: idOrNull("phases", one.phaseId),
    })),
    goals: journey.goals.map((one) => ({
      ...own(one),
      id: idIn("goals", one.id),
      phaseId: idIn("phases", one.phaseId),
      metricId: null,
    })),
    translations,
  };
}
