// How the command menu reads what is typed: a prefix narrows the kind, and every word must be found somewhere.
import { withOneWord } from "#domain/synonyms.ts";
import type { CommandKind } from "./commands.tsx";

const PREFIXES: Readonly<Record<string, CommandKind>> = {
  ">": "action",
  "#": "touchpoint",
  "@": "person",
  '"': "evidence",
  "/": "lane",
};

export interface CommandQuery {
  readonly kind: CommandKind | null;
  readonly words: readonly string[];
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function readQuery(typed: string): CommandQuery {
  const kind = PREFIXES[typed.trimStart().charAt(0)] ?? null;
  const rest = kind ? typed.trimStart().slice(1) : typed;
  return { kind, words: withOneWord(plain(rest)).split(/\s+/).filter(Boolean) };
}

/** 0 = not found; higher is better: the label's beginning, a word's beginning, anywhere, then the keywords. */
export function matchCommand(
  command: { label: string; keywords?: string; kind?: CommandKind },
  query: CommandQuery,
): number {
  if (query.kind !== null && (command.kind ?? "action") !== query.kind) return 0;
  const label = withOneWord(plain(command.label));
  const spelled = plain(`${command.label} ${command.keywords ?? ""}`);
  // as it is spelled too: half of a word is no word yet
  const keywords = `${withOneWord(spelled)} ${spelled}`;
  let total = 1;
  for (const word of query.words) {
    if (label.startsWith(word)) total += 4;
    else if (label.includes(` ${word}`)) total += 3;
    else if (label.includes(word)) total += 2;
    else if (keywords.includes(word)) total += 1;
    else return 0;
  }
  return total;
}
