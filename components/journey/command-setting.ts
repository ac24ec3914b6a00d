// What every command of the board is given, and the small things they share: focus on a card, names in sentences.
import type { useTranslations } from "next-intl";
import type { Journey } from "#domain/journey.ts";
import type { BoardStore } from "./board-store.ts";
import type { JourneyActions, JourneyData } from "./journey-data.ts";
import type { JourneyEdit } from "./journey-edit.ts";

/** Key of a text below `board`. */
type BoardKey = Parameters<ReturnType<typeof useTranslations<"board">>>[0];
/** Says a sentence of the namespace `board`. */
export type Say = (key: BoardKey, values?: Record<string, string | number>) => string;

export interface CommandSetting {
  readonly store: BoardStore;
  /** null: this person only reads; commands that would write do nothing. */
  readonly edit: JourneyEdit | null;
  readonly actions: JourneyActions;
  readonly month: string;
  readonly getJourney: () => Journey;
  readonly getData: () => JourneyData;
  readonly say: Say;
  /** To the polite live region. */
  readonly announce: (sentence: string) => void;
  readonly toastUndo: (message: string, onUndo: () => void) => void;
}

/** Puts the focus on a card once it stands on the board: a moved card is a new element in another cell. */
export function focusCard(id: string, tries = 12): void {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-card="${id}"]`);
    if (card) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (tries > 0) focusCard(id, tries - 1);
  });
}

/** How a touchpoint is called in sentences; a new one has no title yet. */
export function titleOf(setting: CommandSetting, id: string): string {
  const touchpoint = setting.getJourney().touchpoints.find((candidate) => candidate.id === id);
  return touchpoint?.title.trim() || setting.say("untitled");
}

export function phaseName(setting: CommandSetting, phaseId: string | null): string {
  const phase = setting.getJourney().phases.find((candidate) => candidate.id === phaseId);
  return phase?.name.trim() || setting.say("withoutPhase");
}
