"use client";
// The board's keys: walking the grid with one tab stop, entering cells, and every single-key command of a card.
// Letters are matched on their place on the keyboard (`code`), signs on what they type (`key`).
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { convenienceFromDigit } from "#domain/convenience.ts";
import { emotionFromDigit } from "#domain/emotion.ts";
import { useBoard } from "./board-context.tsx";
import { type GridRow, nextItem, nextPosition } from "./grid-navigation.ts";

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const cellsOf = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>("[data-cell]")];
const itemsOf = (cell: Element): HTMLElement[] => [
  ...cell.querySelectorAll<HTMLElement>("[data-item]:not(:disabled)"),
];

export function useGridKeyboard(grid: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const { commands, store, edit, actions } = useBoard();
  const column = useRef(1);
  const prefix = useRef<"emotion" | "convenience" | null>(null);

  // Exactly one cell is in the tab order: the one that had the focus last, else the first phase's head.
  useEffect(() => {
    const root = grid.current;
    if (!root) return;
    const keepOne = (focused: HTMLElement | null): void => {
      const current = root.querySelector<HTMLElement>("[data-cell][tabindex='0']");
      const next =
        focused ??
        current ??
        root.querySelector<HTMLElement>("[role='columnheader'][data-phase], [data-cell]");
      if (current && current !== next) current.tabIndex = -1;
      if (next) next.tabIndex = 0;
    };
    keepOne(null);
    const handleFocus = (event: FocusEvent): void => {
      if (event.target instanceof Element) keepOne(event.target.closest<HTMLElement>("[data-cell]"));
    };
    const observer = new MutationObserver(() => keepOne(null));
    observer.observe(root, { childList: true, subtree: true });
    root.addEventListener("focusin", handleFocus);
    return () => {
      observer.disconnect();
      root.removeEventListener("focusin", handleFocus);
    };
  }, [grid]);

  /** Walks from a cell. Into a cell with items when one came from an item and `keepItems` says so. */
  function walk(cell: HTMLElement, event: KeyboardEvent, intoItem: number | null): boolean {
    const root = grid.current;
    const row = cell.closest("[data-row]");
    if (!root || !row) return false;
    const rows = [...root.querySelectorAll("[data-row]")];
    const shape: GridRow[] = rows.map((one) => ({
      cells: cellsOf(one).length,
      group: Number(one.getAttribute("data-group")),
    }));
    const from = { row: rows.indexOf(row), column: cellsOf(row).indexOf(cell) };
    if (
      event.key === "ArrowLeft" ||
      event.key === "ArrowRight" ||
      event.key === "Home" ||
      event.key === "End"
    )
      column.current = from.column;
    const position = nextPosition(
      shape,
      from,
      { key: event.key, ctrlKey: event.ctrlKey || event.metaKey },
      column.current,
    );
    if (!position) return false;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown" && !event.key.startsWith("Page"))
      column.current = position.column;
    const target = rows[position.row];
    const next = target ? cellsOf(target)[position.column] : undefined;
    const items = next ? itemsOf(next) : [];
    const item = intoItem === null ? undefined : items[Math.min(intoItem, items.length - 1)];
    (item ?? next)?.focus();
    (item ?? next)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  }

  function handleCarry(key: string): boolean {
    if (store.get().lifted?.by !== "key") return false;
    if (ARROWS.includes(key)) commands.carryStep(key);
    else if (key === "Enter" || key === " ") commands.drop();
    else if (key === "Escape") commands.cancelCarry();
    else if (key !== "Tab") return true;
    else commands.cancelCarry();
    return key !== "Tab";
  }

  function handleDigit(id: string, key: string): boolean {
    const waiting = prefix.current;
    prefix.current = null;
    const digit = Number(key);
    if (!waiting || !/^\d$/.test(key)) return false;
    if (waiting === "emotion") {
      const value = emotionFromDigit(digit);
      if (value !== null) commands.setEmotion(id, value);
    } else {
      const value = convenienceFromDigit(digit);
      if (value !== null) commands.setConvenience(id, value);
    }
    return true;
  }

  function handleCard(id: string, event: KeyboardEvent): boolean {
    const { key, code } = event;
    const withCommand = event.ctrlKey || event.metaKey;
    if (handleDigit(id, key)) return true;
    if (event.altKey && ARROWS.includes(key)) commands.nudge(id, key);
    else if (key === " ") commands.toggleInspector(id);
    else if (withCommand && code === "KeyD" && edit) commands.duplicate(id);
    else if (withCommand || event.altKey) return false;
    else if (code === "KeyC" && actions.commentsOn !== undefined) commands.inspect(id, "comments");
    else if (!edit && key !== "Enter") return false;
    else if (key === "Enter" || key === "F2") {
      if (edit) commands.startEdit({ collection: "touchpoints", id, field: "title" });
      else commands.inspect(id);
    } else if (key === "Delete" || key === "Backspace") commands.removeTouchpoint(id);
    else if (code === "KeyN") commands.addBeside(id, event.shiftKey ? "before" : "after");
    else if (code === "KeyM") commands.pickUp(id, "key");
    else if (code === "KeyE") prefix.current = "emotion";
    else if (code === "KeyG") prefix.current = "convenience";
    else if (code === "KeyX") commands.select(id, true);
    else if (code === "KeyL") commands.inspect(id, "evidence");
    else if (code === "KeyT") commands.inspect(id, "tasks");
    else return false;
    return true;
  }

  /** The ⋯ menu of a card or of a phase's head. */
  function handleMenu(owner: HTMLElement, event: KeyboardEvent): boolean {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return false;
    const menu = owner.querySelector<HTMLElement>(":scope > [data-menu]");
    menu?.click();
    return menu !== null;
  }

  function handlePhase(id: string, event: KeyboardEvent): boolean {
    if (!edit) return false;
    if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      commands.movePhase(id, event.key === "ArrowLeft" ? -1 : 1);
    } else if (event.altKey || event.ctrlKey || event.metaKey) return false;
    else if (event.key === "Enter" || event.key === "F2") commands.renamePhase(id);
    else if (event.key === "Delete") commands.askRemovePhase(id);
    else if (event.code === "KeyN") commands.addPhase(id);
    else return false;
    return true;
  }

  function handleItem(item: HTMLElement, cell: HTMLElement, event: KeyboardEvent): boolean {
    const items = itemsOf(cell);
    const index = items.indexOf(item);
    const { record } = item.dataset;
    if (event.key === "Escape") {
      cell.focus();
      return true;
    }
    if (event.key === "Delete" && record && edit) {
      if (item.dataset.delete === "question") commands.removeQuestion(record);
      else commands.removeInsight(record);
      cell.focus();
      return true;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") return walk(cell, event, index);
    const next = nextItem(items.length, index, event.key);
    if (next !== null) {
      items[next]?.focus();
      return true;
    }
    return event.key === "ArrowUp" || event.key === "ArrowDown" ? walk(cell, event, null) : false;
  }

  function handleCell(cell: HTMLElement, event: KeyboardEvent): boolean {
    if (event.key === "Enter" || event.key === "F2") {
      itemsOf(cell)[0]?.focus();
      return true;
    }
    if (event.code === "KeyN" && edit && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const add = cell.querySelector<HTMLElement>("[data-add]");
      const last = cell.querySelectorAll<HTMLElement>("[data-card]");
      const id = last.item(last.length - 1)?.dataset.card;
      if (id) commands.addBeside(id, "after");
      else add?.click();
      return true;
    }
    return !event.altKey && walk(cell, event, null);
  }

  return (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
    if (isTyping(target) && !target.matches("[data-cell]")) return;
    const cell = target.closest<HTMLElement>("[data-cell]");
    if (!cell || !grid.current?.contains(cell)) return;
    const card = target.closest<HTMLElement>("[data-card]");
    const item = target.closest<HTMLElement>("[data-item]");
    const isHandled =
      handleCarry(event.key) ||
      handleMenu(card ?? target, event) ||
      (card?.dataset.card !== undefined && handleCard(card.dataset.card, event)) ||
      (item !== null && handleItem(item, cell, event)) ||
      (cell === target && cell.dataset.phase !== undefined && handlePhase(cell.dataset.phase, event)) ||
      (cell === target && handleCell(cell, event));
    if (isHandled) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
