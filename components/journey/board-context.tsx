"use client";
// What every part of the board reaches without passing it down: the store, the commands, the journey's surroundings.
import { createContext, type ReactNode, use } from "react";
import type { Locale, Translations } from "#domain/journey.ts";
import type { BoardCommands } from "./board-commands.ts";
import { type BoardState, type BoardStore, useBoardState } from "./board-store.ts";
import type { JourneyActions, JourneyData } from "./journey-data.ts";
import type { JourneyEdit } from "./journey-edit.ts";

export type LangOf = <F extends string>(
  record: Readonly<Record<F, string>> & { readonly translations?: Translations },
  field: F,
) => Locale;

export interface BoardSetting {
  readonly store: BoardStore;
  readonly commands: BoardCommands;
  /** null: this person only reads. */
  readonly edit: JourneyEdit | null;
  readonly actions: JourneyActions;
  /** Month whose tasks stand on the board, `2026-11`. */
  readonly month: string;
  readonly contentLocale: Locale;
  /** Language a record's text is shown in. */
  readonly langOf: LangOf;
}

const SettingContext = createContext<BoardSetting | null>(null);
const DataContext = createContext<JourneyData | null>(null);

export function BoardProvider(props: { setting: BoardSetting; data: JourneyData; children: ReactNode }) {
  return (
    <SettingContext value={props.setting}>
      <DataContext value={props.data}>{props.children}</DataContext>
    </SettingContext>
  );
}

/** Store, commands and rights: the same object for the life of the board. */
export function useBoard(): BoardSetting {
  const setting = use(SettingContext);
  if (!setting) throw new Error("a part of the board stands outside the board");
  return setting;
}

/** One part of this person's screen state. */
export function useScreen<T>(select: (state: BoardState) => T): T {
  return useBoardState(useBoard().store, select);
}

/** People, channels, metrics, tasks and strengths beside the document. */
export function useJourneyData(): JourneyData {
  const data = use(DataContext);
  if (!data) throw new Error("a part of the board stands outside the board");
  return data;
}
