// Which items of the library are shown: what was typed and what was ticked. Pure, so that it can be tested.
import type { EvidenceKind } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";

export interface EvidenceFilter {
  readonly search: string;
  readonly kinds: readonly EvidenceKind[];
  readonly source: string | null;
  readonly personaId: string | null;
  readonly from: string;
  readonly until: string;
  readonly isUnlinkedOnly: boolean;
  /** Only what came in with this import. */
  readonly batchId: string | null;
}

export const NO_FILTER: EvidenceFilter = {
  search: "",
  kinds: [],
  source: null,
  personaId: null,
  from: "",
  until: "",
  isUnlinkedOnly: false,
  batchId: null,
};

export const isFiltering = (filter: EvidenceFilter): boolean =>
  filter.search.trim() !== "" ||
  filter.kinds.length > 0 ||
  filter.source !== null ||
  filter.personaId !== null ||
  filter.from !== "" ||
  filter.until !== "" ||
  filter.batchId !== null ||
  filter.isUnlinkedOnly;

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Everything of an item that can be searched, in both languages. */
const wordsOf = (item: EvidenceView): string =>
  plain(
    [
      item.title,
      item.body,
      item.summary,
      item.source,
      item.segment,
      ...Object.values(item.translations),
      ...item.quotes.map((quote) => quote.text),
      item.private?.respondent ?? "",
    ].join(" \n"),
  );

/** Items that fit the filter, in the order they came in. */
export function filterEvidence(items: readonly EvidenceView[], filter: EvidenceFilter): EvidenceView[] {
  const words = plain(filter.search).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (filter.batchId !== null && item.batchId !== filter.batchId) return false;
    if (filter.isUnlinkedOnly && item.links.length > 0) return false;
    if (filter.kinds.length > 0 && !(filter.kinds as readonly string[]).includes(item.kind)) return false;
    if (filter.source !== null && item.source !== filter.source) return false;
    if (filter.personaId !== null && item.personaId !== filter.personaId) return false;
    if (filter.from !== "" && item.observedOn < filter.from) return false;
    if (filter.until !== "" && item.observedOn > filter.until) return false;
    if (words.length === 0) return true;
    const text = wordsOf(item);
    return words.every((word) => text.includes(word));
  });
}
