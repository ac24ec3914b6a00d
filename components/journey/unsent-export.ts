// What stands on this screen and not on the server, as a file to keep: every difference in words, or all of it as data.
import { describeDifference, type ShownValue } from "#document/describe-difference.ts";
import type { Journey } from "#domain/journey.ts";

/** The few words the text needs. */
export interface ExportWords {
  readonly kind: (collection: string) => string;
  /** null for a field without a name of its own. */
  readonly field: (field: string) => string | null;
  readonly change: (change: "added" | "removed" | "moved" | "changed") => string;
  readonly untitled: string;
}

/** The journey's head alone: against it, everything counts as added. */
const headOf = (journey: Journey): Journey => ({
  ...journey,
  phases: [],
  touchpoints: [],
  experiences: [],
  questions: [],
  needs: [],
  insights: [],
  transitions: [],
  routes: [],
  comparisons: [],
  frames: [],
  lanes: [],
  goals: [],
});

const said = (value: ShownValue): string => (value === null || value === undefined ? "–" : String(value));

/** Words of a record that is new, field by field. */
function wordsOf(journey: Journey, collection: string, id: string, words: ExportWords): string[] {
  const records: unknown = collection in journey ? journey[collection as keyof Journey] : null;
  if (!Array.isArray(records)) return [];
  const all = records as readonly Readonly<Record<string, unknown>>[];
  const record = all.find((one) =>
    collection === "experiences"
      ? `${String(one.touchpointId)}:${String(one.personaId)}` === id
      : one.id === id,
  );
  return Object.entries(record ?? {}).flatMap(([field, value]) => {
    const label = words.field(field);
    const isWorth = (typeof value === "string" && value.trim() !== "") || typeof value === "number";
    return label !== null && isWorth && !/Ids?$/.test(field) ? [`    ${label}: ${String(value)}`] : [];
  });
}

/**
 * The differences as lines of text.
 * @param server what the server has; null where it could not be asked, then everything here is written out
 */
export function unsentAsText(server: Journey | null, local: Journey, words: ExportWords): string {
  const lines = describeDifference(server ?? headOf(local), local).flatMap((line) => {
    const where = line.phase === null ? "" : ` (${line.phase})`;
    const head = `- ${words.change(line.change)}: ${words.kind(line.collection)} “${line.title || words.untitled}”${where}`;
    if (line.change === "added") return [head, ...wordsOf(local, line.collection, line.id, words)];
    const fields = line.fields.map(
      ({ field, before, after }) => `    ${words.field(field) ?? field}: ${said(before)} → ${said(after)}`,
    );
    return [head, ...fields];
  });
  return `${[local.meta.title, "", ...lines].join("\n")}\n`;
}

/** The differences and the whole journey as it stands here, as JSON. */
export function unsentAsJson(server: Journey | null, local: Journey): string {
  const changes = server ? describeDifference(server, local) : null;
  return `${JSON.stringify({ changes, journey: local }, null, 2)}\n`;
}
