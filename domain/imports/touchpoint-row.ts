// One row of a table becomes one touchpoint of a journey, or says which cell it stumbles over.
import type { MediaKind, Medium } from "#domain/journey.ts";
import { mediaKindFromWord, mediumFromWord } from "#domain/media.ts";
import { TEXT_MAX, TITLE_MAX } from "#domain/vocabulary.ts";
import { parseNumber } from "./numbers.ts";
import type { RejectReason } from "./receipt.ts";
import type { Resolved } from "./resolve.ts";
import { type ImportRow, valueOfCell } from "./table.ts";
import { nameKey, type TouchpointField, type TouchpointMapping } from "./touchpoint-mapping.ts";

/** Touchpoints that one file may bring. */
export const MAX_TOUCHPOINTS = 1_000;
/** Longest `means`, as in the journey's own record. */
const MEANS_MAX = 2_000;

/** A touchpoint as it comes out of a row. */
export interface TouchpointRecord {
  readonly title: string;
  /** Null: the column without a phase. */
  readonly phaseId: string | null;
  readonly channelId: string | null;
  readonly mediaKind: MediaKind;
  readonly medium: Medium;
  readonly departmentId: string | null;
  /** 1–5. */
  readonly convenience: number | null;
  readonly message: string;
  readonly means: string;
  readonly description: string;
}

export type TouchpointRow =
  | {
      readonly item: TouchpointRecord;
      /** What the source calls it; empty where it gives it no name. */
      readonly key: string;
    }
  | { readonly reason: RejectReason; readonly column: string | null; readonly value: string };

/** Signs that turn the direction of writing: they can make a line say something else than is stored. */
const TURNING = /[\u202a-\u202e\u2066-\u2069\u0000]/g;
/** A cell that our own export guarded against being run as a formula. */
const GUARDED = /^'(?=[=+\-@])/;

/**
 * Reads a row. A kind or a half that is not said is the channel's; a phase that is not said is none.
 * @param resolved what `resolve` decided for this table and mapping, without open questions
 */
export function readTouchpointRow(
  row: ImportRow,
  mapping: TouchpointMapping,
  resolved: Resolved,
): TouchpointRow {
  const { columns, names } = mapping;
  const raw = (field: TouchpointField) => valueOfCell(row, resolved.columns.get(columns[field] ?? ""));
  const said = (field: TouchpointField) =>
    String(raw(field)).replace(TURNING, "").trim().replace(GUARDED, "");
  const refuse = (reason: RejectReason, field: TouchpointField): TouchpointRow => ({
    reason,
    column: columns[field],
    value: said(field),
  });
  const title = said("title");
  if (title === "") return refuse("noTitle", "title");
  if (title.length > TITLE_MAX) return refuse("tooLong", "title");

  // without a journey nobody can say yet which phases there are
  const isPlaced = mapping.journeyId !== null;
  const phaseId = said("phase") === "" ? null : (names.phases[nameKey(said("phase"))] ?? null);
  if (isPlaced && phaseId === null && said("phase") !== "") return refuse("unknownPhase", "phase");
  const channel = said("channel") === "" ? null : (names.channels[nameKey(said("channel"))] ?? null);
  if (isPlaced && channel === null && said("channel") !== "") return refuse("unknownChannel", "channel");
  const departmentId =
    said("department") === "" ? null : (names.departments[nameKey(said("department"))] ?? null);
  if (isPlaced && departmentId === null && said("department") !== "")
    return refuse("unknownDepartment", "department");

  const mediaKind =
    said("mediaKind") === "" ? (channel?.mediaKind ?? "none") : mediaKindFromWord(said("mediaKind"));
  if (mediaKind === null) return refuse("badMediaKind", "mediaKind");
  const medium = said("medium") === "" ? (channel?.medium ?? "digital") : mediumFromWord(said("medium"));
  if (medium === null) return refuse("badMedium", "medium");
  const sign = resolved.signs.get(columns.convenience ?? "") ?? "point";
  const convenience = said("convenience") === "" ? null : parseNumber(raw("convenience"), sign);
  if (said("convenience") !== "" && !(convenience !== null && [1, 2, 3, 4, 5].includes(convenience)))
    return refuse("badConvenience", "convenience");
  if (said("message").length > TEXT_MAX) return refuse("tooLong", "message");
  if (said("means").length > MEANS_MAX) return refuse("tooLong", "means");
  if (said("description").length > TEXT_MAX) return refuse("tooLong", "description");
  return {
    item: {
      title,
      phaseId,
      channelId: channel?.id ?? null,
      mediaKind,
      medium,
      departmentId,
      convenience,
      message: said("message"),
      means: said("means"),
      description: said("description"),
    },
    key: said("key"),
  };
}

/** Two touchpoints of one title in one phase are the same one. */
export const placedTitle = ({ phaseId, title }: Pick<TouchpointRecord, "phaseId" | "title">): string =>
  JSON.stringify([phaseId, nameKey(title)]);
