// By which words a customer would find our content: a search term and what is meant by it, per phase.
import type { MediaKind, Medium } from "./journey.ts";
import type { SEARCH_INTENTS } from "./vocabulary.ts";

export type SearchIntent = (typeof SEARCH_INTENTS)[number];

interface Findable {
  readonly medium: Medium;
  readonly mediaKind: MediaKind;
  readonly searchKeyword: string;
  readonly searchIntent: SearchIntent | null;
}

/**
 * True for what can be found by searching: digital, and made or paid for by us or said about us. A moment that happens
 * without us is no content, unless somebody gave it a term.
 */
export const isContent = ({ medium, mediaKind, searchKeyword, searchIntent }: Findable): boolean =>
  (medium === "digital" && mediaKind !== "none") || searchKeyword.trim() !== "" || searchIntent !== null;

export interface PhaseTerms<T> {
  readonly phaseId: string | null;
  /** Touchpoints with a term or an intent, in the order of the board. */
  readonly found: readonly T[];
  /** Content of this phase that has no term yet. */
  readonly without: readonly T[];
}

/** Terms per phase, in the order of the phases; what stands in no phase comes last, where there is any. */
export function searchTermsByPhase<T extends Findable & { readonly phaseId: string | null }>(
  phaseIds: readonly string[],
  touchpoints: readonly T[],
): PhaseTerms<T>[] {
  const content = touchpoints.filter(isContent);
  const rows = [...phaseIds, null].map((phaseId): PhaseTerms<T> => {
    const here = content.filter((one) => one.phaseId === phaseId);
    return {
      phaseId,
      found: here.filter((one) => one.searchKeyword.trim() !== "" || one.searchIntent !== null),
      without: here.filter((one) => one.searchKeyword.trim() === ""),
    };
  });
  return rows.filter(({ phaseId, found, without }) => phaseId !== null || found.length + without.length > 0);
}
