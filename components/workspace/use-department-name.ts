// The name of a department in the reader's language.
"use client";
import { useLocale } from "next-intl";

export interface NamedDepartment {
  readonly name: string;
  readonly nameTranslations: Readonly<Record<string, string>>;
}

export function useDepartmentName(): (department: NamedDepartment) => string {
  const locale = useLocale();
  return (department) => department.nameTranslations[locale] ?? department.name;
}
