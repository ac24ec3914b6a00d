// The first rows of a file, with the cell that does not fit marked and said.
"use client";
import { useTranslations } from "next-intl";
import { CircleAlert } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import { usedColumns } from "#domain/imports/mapping.ts";
import type { ImportDescription } from "#server/imports/queries.ts";

export function PreviewTable({ description }: { description: ImportDescription }) {
  const t = useTranslations("imports.preview");
  const reasons = useTranslations("imports.reasons");
  const { columns, preview, mapping } = description;
  const used = mapping ? usedColumns(mapping) : [];
  return (
    // scrolls by itself, so that the page does not; reachable by keyboard for that
    <div
      role="region"
      aria-label={t("table")}
      tabIndex={0}
      className="max-h-[28rem] overflow-auto -outline-offset-2"
    >
      <table className="w-full border-collapse text-meta">
        <thead className="sticky top-0 bg-surface">
          <tr>
            <th scope="col" className="p-1.5 text-left font-semibold text-ink-2">
              {t("line")}
            </th>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={cn(
                  "min-w-24 max-w-64 p-1.5 text-left",
                  used.includes(column.name) ? "font-semibold text-ink" : "font-normal text-ink-3",
                )}
              >
                {column.name}
                {column.isPersonal ? <span className="block font-normal">{t("leftOut")}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((row) => (
            <tr key={row.line} className="border-t border-hair align-top">
              <th scope="row" className="p-1.5 text-left font-normal text-ink-3">
                {row.line}
                {row.problem ? (
                  <span className="flex min-w-32 items-start gap-1 text-plum">
                    <CircleAlert aria-hidden size={12} className="mt-0.5 flex-none" />
                    {reasons(row.problem.reason)}
                  </span>
                ) : null}
              </th>
              {row.cells.map((cell, at) => (
                <td
                  key={columns[at]?.name}
                  className={cn(
                    "max-w-64 p-1.5 break-words whitespace-pre-line",
                    columns[at]?.name === row.problem?.column && "outline-2 -outline-offset-2 outline-plum",
                    !used.includes(columns[at]?.name ?? "") && "text-ink-3",
                  )}
                >
                  {cell.length > 120 ? `${cell.slice(0, 120)}…` : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
