// One amount of the month grid: typed as people type euros, kept when it is left, moved through by the arrow keys.
"use client";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { useLocale } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { useIsLive } from "#components/ui/use-is-live.ts";
import { readCents } from "./read-cents.ts";

/** As it is typed: without a currency sign, cents only where there are any. */
function asTyped(cents: number | null, locale: string): string {
  if (cents === null) return "";
  return (cents / 100).toLocaleString(locale, {
    useGrouping: false,
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
}

export interface BudgetInputProps {
  cents: number | null;
  label: string;
  /** Where it stands in the grid: row and column. */
  row: number;
  column: number;
  isCommitted: boolean;
  onChange: (cents: number | null) => void;
  /** A table was pasted here: rows of typed amounts. */
  onPaste: (rows: readonly (readonly string[])[]) => void;
}

/** Moves to the amount at another place, when there is one. */
function moveTo(from: HTMLElement, row: number, column: number): boolean {
  const grid = from.closest("[data-budget-grid]");
  const target = grid?.querySelector<HTMLInputElement>(`[data-row="${row}"][data-column="${column}"]`);
  target?.focus();
  target?.select();
  return target != null;
}

export function BudgetInput({ cents, label, row, column, isCommitted, onChange, onPaste }: BudgetInputProps) {
  const locale = useLocale();
  const isLive = useIsLive();
  const shown = asTyped(cents, locale);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && readCents(typed) === undefined;

  function keep(): void {
    if (typed === null) return;
    const read = readCents(typed);
    if (read === undefined) return;
    setTyped(null);
    if (read !== cents) onChange(read);
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>): void {
    const { currentTarget: input, key } = event;
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const atEnd = input.selectionStart === input.value.length;
    const isWhole = input.selectionStart === 0 && atEnd && input.value !== "";
    if (key === "Escape") {
      setTyped(null);
      return;
    }
    const moves: Readonly<Record<string, readonly [number, number] | undefined>> = {
      Enter: [row + 1, column],
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowLeft: atStart || isWhole ? [row, column - 1] : undefined,
      ArrowRight: atEnd ? [row, column + 1] : undefined,
    };
    const to = moves[key];
    if (!to || isWrong) return;
    event.preventDefault();
    if (!moveTo(input, ...to)) keep();
  }

  function handlePaste(event: ClipboardEvent<HTMLInputElement>): void {
    const rows = event.clipboardData
      .getData("text/plain")
      .replace(/\r?\n$/, "")
      .split(/\r?\n/)
      .map((line) => line.split("\t"));
    if (rows.length === 1 && rows[0]?.length === 1) return;
    event.preventDefault();
    setTyped(null);
    onPaste(rows);
  }

  return (
    <input
      inputMode="decimal"
      size={6}
      autoComplete="off"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      data-row={row}
      data-column={column}
      readOnly={!isLive}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={keep}
      onKeyDown={handleKey}
      onPaste={handlePaste}
      className={cn(
        "h-8 w-full min-w-20 rounded-tag border border-transparent bg-transparent px-1.5 text-right text-body tabular-nums hover:border-line-strong focus-visible:outline-offset-0 pointer-coarse:h-11",
        "aria-invalid:border-plum aria-invalid:bg-plum-wash",
        isCommitted && "border-b-2 border-b-evidence-3",
      )}
    />
  );
}
