// Tasks of a closed month that stand otherwise now than they did when it was closed.
"use client";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "#components/shell/page-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { CycleComparison } from "#server/cycles/comparisons/queries.ts";

export function SinceTasks({ tasks }: { tasks: NonNullable<CycleComparison["tasks"]> }) {
  const t = useTranslations("cycle.compare.since");
  const words = useTranslations("tasks");
  const locale = useLocale();
  return (
    <Panel title={t("tasks")} lead={t("tasksLead")}>
      {tasks.length === 0 ? <EmptyState small title={t("tasksSame")} /> : null}
      <ul>
        {tasks.map(({ id, title, titleTranslations, from, to }) => (
          <li key={id} data-task={id} className="border-t border-hair py-2 first:border-0">
            <span className="font-semibold wrap-anywhere">{titleTranslations[locale] ?? title}</span>{" "}
            <span className="text-ink-2">
              {from === null
                ? t("taskCame", { to: to ? words(`status.${to}`) : "" })
                : to === null
                  ? t("taskGone", { from: words(`status.${from}`) })
                  : t("task", { from: words(`status.${from}`), to: words(`status.${to}`) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
