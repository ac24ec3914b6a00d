// Touchpoints of a journey as a table: what a spreadsheet shows, and what the importer reads again as the same touchpoints.
import type { CsvCell } from "./csv.ts";
import type { Journey, Locale, MediaKind, Medium } from "./journey.ts";

/** One column a line, in both languages; the importer knows all of them. */
const HEADERS: Readonly<Record<Locale, readonly string[]>> = {
  nl: [
    "importKey",
    "fase",
    "stap",
    "touchpoint",
    "kanaal",
    "digitaal_fysiek",
    "soort",
    "boodschap",
    "middel",
    "omschrijving",
    "gemak(1-5)",
    "afdeling",
  ],
  en: [
    "importKey",
    "phase",
    "step",
    "touchpoint",
    "channel",
    "digital_physical",
    "media_kind",
    "message",
    "means",
    "description",
    "convenience(1-5)",
    "department",
  ],
};
const KINDS: Readonly<Record<Locale, Readonly<Record<MediaKind, string>>>> = {
  nl: { paid: "betaald", owned: "eigen", earned: "verdiend", none: "moment" },
  en: { paid: "paid", owned: "owned", earned: "earned", none: "moment" },
};
const HALVES: Readonly<Record<Locale, Readonly<Record<Medium, string>>>> = {
  nl: { digital: "digitaal", physical: "fysiek" },
  en: { digital: "digital", physical: "physical" },
};

/**
 * Rows for `csvText`, the header first, in the order of the board.
 * @param names what channels and departments are called, by id
 */
export function touchpointRows(
  journey: Pick<Journey, "phases" | "touchpoints">,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): CsvCell[][] {
  const phases = new Map(journey.phases.map((phase) => [phase.id, phase.name]));
  const nameOf = (id: string | null) => (id === null ? "" : (names.get(id) ?? ""));
  return [
    [...HEADERS[locale]],
    ...journey.touchpoints.map((one): CsvCell[] => [
      one.id,
      one.phaseId === null ? "" : (phases.get(one.phaseId) ?? ""),
      one.number,
      one.title,
      nameOf(one.channelId),
      HALVES[locale][one.medium],
      KINDS[locale][one.mediaKind],
      one.message,
      one.means,
      one.description,
      one.convenience,
      nameOf(one.departmentId),
    ]),
  ];
}
