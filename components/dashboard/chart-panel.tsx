// A panel with a drawing that can be read as a table as well.
"use client";
import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Panel } from "#components/shell/page-frame.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

export interface ChartPanelProps {
  title: string;
  /** What is drawn, beside the title. */
  aside?: ReactNode;
  table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  className?: string;
  children: ReactNode;
}

export function ChartPanel({ title, aside, table, className, children }: ChartPanelProps) {
  const t = useTranslations("dashboard");
  const [isTable, setTable] = useState(false);
  const id = useId();
  const [corner, ...columns] = table.head;
  return (
    <Panel
      title={title}
      className={className}
      actions={
        <div className="flex items-center gap-2 text-meta text-ink-2">
          {aside}
          <IconButton
            label={isTable ? t("asChart", { title }) : t("asTable", { title })}
            icon={isTable ? <ChartNoAxesColumn size={15} aria-hidden /> : <Table2 size={15} aria-hidden />}
            aria-controls={id}
            aria-pressed={isTable}
            className="print:hidden"
            onClick={() => setTable(!isTable)}
          />
        </div>
      }
    >
      <div id={id}>
        {isTable ? (
          <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
            <table className="w-full text-body">
              <thead>
                <tr className="text-left text-meta text-ink-2">
                  <th scope="col" className="py-1 pr-3 font-medium">
                    {corner}
                  </th>
                  {columns.map((column) => (
                    <th key={column} scope="col" className="py-1 pl-2 text-right font-medium">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map(([name, ...cells]) => (
                  <tr key={name} className="border-t border-line">
                    <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                      {name}
                    </th>
                    {cells.map((cell, place) => (
                      <td key={columns[place]} className="py-1.5 pl-2 text-right tabular-nums">
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          children
        )}
      </div>
    </Panel>
  );
}
