// What the library is asked for at first, and whether anything is asked.
import type { EvidenceFilter } from "#domain/evidence-search.ts";

export const NO_FILTER: EvidenceFilter = {
  search: "",
  kinds: [],
  source: null,
  personaId: null,
  journeyId: null,
  phaseId: null,
  from: "",
  until: "",
  isUnlinkedOnly: false,
  batchId: null,
  mark: null,
  isRewardedOnly: false,
  theme: null,
};

export const isFiltering = (filter: EvidenceFilter): boolean =>
  JSON.stringify({ ...filter, search: filter.search.trim() }) !== JSON.stringify(NO_FILTER);

/** Shows the items behind a figure. */
export type Narrow = (change: Partial<EvidenceFilter>) => void;
