// JSON becomes records: a list of objects, one object a line, or an object that holds one list. Keys become columns by
// their path ("reviewer.displayName"); a list of plain values is a column with several values.
import type { Cell, SourceRecord } from "#domain/imports/table.ts";
import { FILE_LIMITS, FileRefusal } from "./refusal.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
const MAX_DEPTH = 8;

/** True where a text begins as JSON does. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]\s*["{[\]}]/.test(text);

/** @throws FileRefusal */
export function readJson(text: string): SourceRecord[] {
  const items = itemsOf(text);
  if (items.length > FILE_LIMITS.rows) throw new FileRefusal("tooManyRows");
  const flat = items.map((item) => flatten(item));
  // how many cells each path needs at most: a list takes as many columns of the same name
  const widths = new Map<string, number>();
  for (const one of flat) {
    for (const [path, values] of one) widths.set(path, Math.max(widths.get(path) ?? 1, values.length));
  }
  const header = [...widths].flatMap(([path, width]) => Array.from({ length: width }, () => path));
  if (header.length === 0) throw new FileRefusal("noTable");
  if (header.length > FILE_LIMITS.columns) throw new FileRefusal("tooManyColumns");
  const rows = flat.map((one, at): SourceRecord => {
    const cells = [...widths].flatMap(([path, width]) => {
      const values = one.get(path) ?? [];
      return Array.from({ length: width }, (_, place) => values[place] ?? "");
    });
    return { line: at + 1, cells };
  });
  return [{ line: 0, cells: header }, ...rows];
}

function parsed(text: string, line: number | null): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new FileRefusal("notJson", line);
  }
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function itemsOf(text: string): Json[] {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const isEachLineOne = lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line));
  if (isEachLineOne) return lines.map((line, at) => parsed(line, at + 1));
  const whole = parsed(text, null);
  const list = Array.isArray(whole)
    ? (whole as Json[])
    : isObject(whole)
      ? (Object.values(whole).find(
          (value): value is Json[] => Array.isArray(value) && value.some(isObject),
        ) ?? [whole])
      : [];
  const objects = list.filter(isObject);
  if (objects.length === 0) throw new FileRefusal("noTable");
  return objects;
}

function flatten(item: Json): Map<string, Cell[]> {
  const found = new Map<string, Cell[]>();
  const visit = (value: Json, path: string, depth: number) => {
    if (value === null || depth > MAX_DEPTH) return;
    if (Array.isArray(value)) {
      const plain = (value as Json[]).flatMap((one) =>
        isObject(one) || Array.isArray(one) ? [] : cellOf(one),
      );
      if (plain.length > 0) found.set(path, plain.slice(0, 20));
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, path === "" ? key : `${path}.${key}`, depth + 1);
      }
    } else found.set(path, cellOf(value));
  };
  visit(item, "", 0);
  return found;
}

const cellOf = (value: Json): Cell[] =>
  typeof value === "number" || typeof value === "string"
    ? [value]
    : typeof value === "boolean"
      ? [String(value)]
      : [];
