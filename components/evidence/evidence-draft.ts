// What is typed in the form of an item, and which sentence belongs to what is not right yet. Pure, so that it can be tested.
import { type Consent, type EvidenceInput, type EvidenceKind, evidenceInput } from "#domain/evidence.ts";
import { type FileForm, fitsKind, isDescribed } from "#domain/evidence-file.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";

export interface EvidenceDraft {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly body: string;
  readonly summary: string;
  readonly observedOn: string;
  readonly source: string;
  readonly url: string;
  readonly rating: string;
  readonly ratingMax: string;
  readonly respondent: string;
  readonly segment: string;
  readonly personaId: string | null;
  readonly departmentId: string | null;
  readonly rewarded: boolean;
  readonly consent: Consent;
  readonly internal: boolean;
}

export const DRAFT_FIELDS = [
  "file",
  "body",
  "summary",
  "rating",
  "departmentId",
  "observedOn",
  "source",
  "url",
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
/** What is wrong with a field, as a key below `evidence.form.errors`. */
export type DraftError = DraftField | "other" | "tooLong" | "notText" | "future";
export type DraftErrors = Readonly<Partial<Record<DraftField | "other", DraftError>>>;

const FILE_WORDS = "…";

export const emptyDraft = (kind: EvidenceKind): EvidenceDraft => ({
  kind,
  title: "",
  body: "",
  summary: "",
  observedOn: "",
  source: "",
  url: "",
  rating: "",
  ratingMax: "5",
  respondent: "",
  segment: "",
  personaId: null,
  departmentId: null,
  rewarded: false,
  consent: "unknown",
  internal: false,
});

export const draftOf = (item: EvidenceView): EvidenceDraft => ({
  kind: item.kind as EvidenceKind,
  title: item.title,
  body: item.body,
  summary: item.summary,
  observedOn: item.observedOn,
  source: item.source,
  url: item.url ?? "",
  rating: item.rating === null ? "" : String(item.rating),
  ratingMax: item.ratingMax === null ? "5" : String(item.ratingMax),
  respondent: item.private?.respondent ?? "",
  segment: item.segment,
  personaId: item.personaId,
  departmentId: item.departmentId,
  rewarded: item.rewarded,
  consent: item.consent as Consent,
  internal: item.internal,
});

/** Which words are asked: a note, one sentence on what a picture or a PDF holds, or none, where a new text file says it all. */
export function wordsAsked(
  kind: EvidenceKind,
  form: FileForm | null,
  isNew: boolean,
): "note" | "summary" | "none" {
  if (form === "text") return isNew ? "none" : "note";
  return form === null && kind !== "image" ? "note" : "summary";
}

/** "4,5" as well as "4.5". */
const numberOf = (typed: string): number => Number(typed.trim().replace(",", "."));

/**
 * The item as the API takes it, or what is wrong with it by field.
 * @param item what is edited: fields that the form does not show stay as they were
 * @param today last day on which something can have been said
 * @param form what its file is; null where it has none
 */
export function readDraft(
  draft: EvidenceDraft,
  today: string,
  language: string,
  item: EvidenceView | null,
  form: FileForm | null = null,
):
  | { readonly ok: true; readonly evidence: EvidenceInput }
  | { readonly ok: false; readonly errors: DraftErrors } {
  const asked = wordsAsked(draft.kind, form, item === null);
  const hasRating = draft.kind === "review" && draft.rating.trim() !== "";
  const parsed = evidenceInput.safeParse({
    kind: draft.kind,
    title: draft.title,
    // the server puts the words of the file in the place of this
    body: asked === "none" ? FILE_WORDS : draft.body,
    summary: draft.summary,
    translations: item ? keptTranslations(item, draft) : {},
    language: item?.language ?? language,
    observedOn: draft.observedOn,
    source: draft.source,
    url: draft.url.trim() === "" ? null : draft.url.trim(),
    rating: hasRating ? numberOf(draft.rating) : null,
    ratingMax: hasRating ? Number(draft.ratingMax) : null,
    sentiment: item?.sentiment ?? null,
    segment: draft.segment.trim(),
    personaId: draft.personaId,
    departmentId: draft.departmentId,
    consent: draft.consent,
    internal: draft.internal,
    rewarded: draft.kind === "review" && draft.rewarded,
    respondent: draft.respondent,
    internalNote: item?.private?.internalNote ?? "",
    interviewer: item?.private?.interviewer ?? null,
  });
  const errors: Partial<Record<DraftField | "other", DraftError>> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = DRAFT_FIELDS.find((one) => one === issue.path[0]);
    if (field) errors[field] ??= issue.code === "too_big" && field === "body" ? "tooLong" : field;
    else if (issue.path[0] === "ratingMax") errors.rating ??= "rating";
    else errors.other ??= "other";
  }
  if (asked !== "note") delete errors.body;
  if (asked === "summary" && !isDescribed(draft, form ?? "image")) errors.summary = "summary";
  if (!fitsKind(draft.kind, form)) errors.file = "file";
  if (draft.kind === "observation" && draft.departmentId === null) errors.departmentId = "departmentId";
  if (!errors.observedOn && draft.observedOn > today) errors.observedOn = "future";
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, evidence: parsed.data };
  return { ok: false, errors };
}

/** A translation of words that were changed no longer says the same. */
function keptTranslations(item: EvidenceView, draft: EvidenceDraft): Record<string, string> {
  const unchanged = (key: string): boolean => {
    const field = key.split("@")[0] ?? "";
    const texts: Readonly<Record<string, readonly [string, string]>> = {
      title: [item.title, draft.title],
      body: [item.body, draft.body],
      summary: [item.summary, draft.summary],
      source: [item.source, draft.source],
      segment: [item.segment, draft.segment],
    };
    const pair = texts[field];
    return pair === undefined || pair[0] === pair[1];
  };
  return Object.fromEntries(Object.entries(item.translations).filter(([key]) => unchanged(key)));
}
