// Which plain fields the board changes, by record: types only, derived from the domain's records.
import type { Insight, Journey, Phase, Question, Touchpoint } from "#domain/journey.ts";

export type TouchpointPatch = Partial<
  Pick<
    Touchpoint,
    | "medium"
    | "mediaKind"
    | "channelId"
    | "departmentId"
    | "involvedDepartmentIds"
    | "ownerId"
    | "convenience"
    | "momentOfTruth"
    | "state"
    | "internal"
    | "knownFrom"
    | "device"
    | "searchIntent"
    | "libraryId"
  >
>;
export type PhasePatch = Partial<Pick<Phase, "period" | "internal">>;
export type InsightFields = Pick<Insight, "kind" | "status" | "severity"> & {
  readonly title: string;
  readonly solvedIn: string | null;
};
export type AnswerState = Question["answered"];
export type MetaPatch = Partial<Pick<Journey["meta"], "primaryPersonaId">>;
