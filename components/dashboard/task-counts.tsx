// Work per department over the last months: done, open, moved on. Each row leads to its list.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { tasksPath } from "./tasks-path.ts";

const PILLS_AT_MOST = 8;
const PILLS = {
  done: "border-ink bg-ink",
  open: "border-line-strong",
  moved: "border-dashed border-thread",
} as const;
const KINDS = ["done", "open", "moved"] as const;

export interface TaskDepartment {
  readonly id: string;
  readonly name: string;
}

export interface TaskCountsProps {
  view: Pick<DashboardView, "tasks" | "month">;
  departments: readonly TaskDepartment[];
  /** Journeys whose tasks are counted; the list behind a row shows these. */
  journeyIds: readonly string[];
  /** False where the list cannot be narrowed as the count is. */
  isLinked?: boolean;
}

export function TaskCounts({ view, departments, journeyIds, isLinked = true }: TaskCountsProps) {
  const t = useTranslations("dashboard.work");
  const { slug } = useWorkspace();
  const { shortMonth } = useMetricWords();
  const { from, departments: counts } = view.tasks;
  const pathOf = (departmentId: string | null) =>
    tasksPath({ slug, from, month: view.month, journeyIds, departmentId });
  return (
    <Panel
      title={t("title")}
      actions={
        <span className="text-meta text-ink-2">
          {t("range", { from: shortMonth(from), to: shortMonth(view.month) })}
        </span>
      }
    >
      {counts.length === 0 ? (
        <p className="text-body text-ink-2">{t("none")}</p>
      ) : (
        <ul className="grid gap-1.5" data-panel="work">
          {counts.map((one) => {
            const all = one.done + one.open + one.moved;
            const name = departments.find(({ id }) => id === one.departmentId)?.name ?? t("nobody");
            return (
              <li key={one.departmentId ?? "none"} data-department={one.departmentId ?? ""}>
                <Link
                  href={isLinked ? pathOf(one.departmentId) : `/${slug}/tasks/${view.month}`}
                  className="grid min-h-6 grid-cols-[minmax(0,1fr)_auto_3.5rem] items-center gap-x-3 text-body hover:underline"
                >
                  <span className="truncate">{name}</span>
                  <span className="flex flex-wrap gap-1" aria-hidden>
                    {KINDS.flatMap((kind) =>
                      Array.from({ length: one[kind] }, (_, place) => ({ kind, place })),
                    )
                      .slice(0, PILLS_AT_MOST)
                      .map(({ kind, place }) => (
                        <span
                          key={`${kind}${place}`}
                          className={`h-2 w-5 rounded-full border ${PILLS[kind]}`}
                        />
                      ))}
                  </span>
                  <span className="text-right text-ink-2 tabular-nums">
                    {t("doneOf", { done: one.done, all })}
                  </span>
                  {one.moved > 0 ? (
                    <span className="sr-only">{t("movedCount", { count: one.moved })}</span>
                  ) : null}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2" aria-hidden>
        {KINDS.map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <span className={`h-2 w-5 rounded-full border ${PILLS[kind]}`} />
            {t(kind)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
