// Departments: the five a fresh workspace starts with, and their colours. Colour never stands without the name.
import type { Locale } from "./journey.ts";

/** Order of the design tokens `--dept-1` … `--dept-5`. */
export const DEPARTMENT_COLORS = ["violet", "teal", "blue", "ochre", "slate"] as const;
export type DepartmentColor = (typeof DEPARTMENT_COLORS)[number];

/** Number of the design token, 1–5; an unknown colour is the last, neutral one. */
export function colorToken(color: string): number {
  const index = (DEPARTMENT_COLORS as readonly string[]).indexOf(color);
  return index < 0 ? DEPARTMENT_COLORS.length : index + 1;
}

export interface DefaultDepartment {
  readonly key: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly color: DepartmentColor;
}

/** What a fresh workspace lists; each can be renamed or removed. */
export const DEFAULT_DEPARTMENTS: readonly DefaultDepartment[] = [
  { key: "marketing", name: { nl: "Marketing", en: "Marketing" }, color: "violet" },
  { key: "service", name: { nl: "Klantenservice", en: "Customer service" }, color: "teal" },
  { key: "tech", name: { nl: "Techniek", en: "Tech" }, color: "blue" },
  { key: "design", name: { nl: "Design/UX", en: "Design/UX" }, color: "ochre" },
  { key: "other", name: { nl: "Overig", en: "Other" }, color: "slate" },
];

/** First colour that no department has; when all are used, the neutral one. */
export function nextColor(used: readonly string[]): DepartmentColor {
  return DEPARTMENT_COLORS.find((color) => !used.includes(color)) ?? "slate";
}

/** What "my department" shows: it owns the thing, or is involved in it. */
export const concernsDepartment = (
  departmentId: string,
  ownerId: string | null,
  involvedIds: readonly string[],
): boolean => ownerId === departmentId || involvedIds.includes(departmentId);
