// Which column of a file holds what of a touchpoint, and what the names in its cells stand for in the journey they go to.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { MEDIA, MEDIA_KINDS } from "#domain/vocabulary.ts";
import { answers, chosen } from "./mapping-column.ts";

/** Columns that hold one thing of a touchpoint. */
export const TOUCHPOINT_FIELDS = [
  "title",
  "phase",
  "channel",
  "mediaKind",
  "medium",
  "department",
  "convenience",
  "message",
  "means",
  "description",
  "key",
] as const;
export type TouchpointField = (typeof TOUCHPOINT_FIELDS)[number];

const knownChannel = z.strictObject({ id, medium: z.enum(MEDIA), mediaKind: z.enum(MEDIA_KINDS) });

/** Phases, channels and departments by the names they go by, as `nameKey` writes them. Put in before a file is read. */
const knownNames = z.strictObject({
  phases: z.record(z.string(), id),
  channels: z.record(z.string(), knownChannel),
  departments: z.record(z.string(), id),
});
export type KnownNames = z.infer<typeof knownNames>;
export const NO_NAMES: KnownNames = { phases: {}, channels: {}, departments: {} };

export const touchpointMapping = z.strictObject({
  target: z.literal("touchpoints"),
  journeyId: id.nullable().default(null),
  columns: z.strictObject({
    title: chosen,
    phase: chosen,
    channel: chosen,
    mediaKind: chosen,
    medium: chosen,
    department: chosen,
    convenience: chosen,
    message: chosen,
    means: chosen,
    description: chosen,
    key: chosen,
  }),
  names: knownNames.default(NO_NAMES),
  ...answers,
});
export type TouchpointMapping = z.infer<typeof touchpointMapping>;

/** A mapping of touchpoints in which nothing is chosen yet. */
export function emptyTouchpointMapping(): TouchpointMapping {
  return touchpointMapping.parse({ target: "touchpoints", columns: {} });
}

/** A name as it is looked up: without space around it, whatever its case. */
export const nameKey = (name: string): string =>
  name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
