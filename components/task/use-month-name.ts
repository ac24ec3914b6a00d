// Months as people say them: "november", or "november 2026" where the year is not clear.
"use client";
import { useFormatter } from "next-intl";
import { useCallback } from "react";
import type { MonthString } from "#domain/month.ts";

export type MonthName = (month: MonthString, style?: "long" | "withYear") => string;

export function useMonthName(): MonthName {
  const format = useFormatter();
  return useCallback(
    (month, style = "long") =>
      format.dateTime(new Date(`${month}-15T12:00:00Z`), {
        month: "long",
        ...(style === "withYear" ? { year: "numeric" } : {}),
      }),
    [format],
  );
}
