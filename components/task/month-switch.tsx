// From month to month, with what each of them holds: ← november 2026 →.
"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { isUnfinished, type TaskStatus } from "#domain/task.ts";
import { addMonths, type MonthString } from "#domain/month.ts";
import { buttonStyles } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DropdownMenu, MenuChoice } from "#components/ui/dropdown-menu.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { useMonthName } from "./use-month-name.ts";

interface MonthCount {
  readonly month: string;
  readonly status: string;
  readonly count: number;
}

/** Open and all of a month, out of counts per status. */
function countsOf(rows: readonly MonthCount[], month: MonthString) {
  const own = rows.filter((row) => row.month === month);
  const sum = (some: readonly MonthCount[]) => some.reduce((total, row) => total + row.count, 0);
  return { all: sum(own), open: sum(own.filter((row) => isUnfinished(row.status as TaskStatus))) };
}

export function MonthSwitch({ month }: { month: MonthString }) {
  const t = useTranslations("tasks");
  const workspace = useWorkspace();
  const router = useRouter();
  const search = useSearchParams().toString();
  const monthName = useMonthName();
  const trpc = useTRPC();
  const rows = useQuery(trpc.tasks.listMonths.queryOptions({ workspaceId: workspace.id })).data ?? [];
  const pathOf = (other: MonthString) => `/${workspace.slug}/tasks/${other}${search ? `?${search}` : ""}`;
  const sentence = (other: MonthString) => {
    const { open, all } = countsOf(rows, other);
    return all === 0 ? t("monthEmpty") : t("monthCounts", { open, all });
  };
  const months = [...new Set([...rows.map((row) => row.month), month, workspace.month])]
    .toSorted()
    .toReversed();

  const step = (other: MonthString, icon: React.ReactNode) => (
    <Link
      href={pathOf(other)}
      aria-label={t("toMonth", { month: monthName(other, "withYear"), counts: sentence(other) })}
      title={`${monthName(other, "withYear")} · ${sentence(other)}`}
      className={cn(buttonStyles({ variant: "outline" }), "w-[34px] px-0 pointer-coarse:w-11")}
    >
      {icon}
    </Link>
  );
  return (
    <nav aria-label={t("months")} className="flex items-center gap-1.5">
      {step(addMonths(month, -1), <ChevronLeft size={17} aria-hidden />)}
      <DropdownMenu
        align="center"
        trigger={
          <button type="button" className={cn(buttonStyles({ variant: "outline" }), "min-w-44")}>
            <CalendarDays size={15} aria-hidden />
            <span className="first-letter:uppercase">{monthName(month, "withYear")}</span>
          </button>
        }
      >
        <MenuChoice
          value={month}
          onValueChange={(other) => router.push(pathOf(other))}
          options={months.map((other) => ({
            value: other,
            label: (
              <span className="flex w-full items-baseline justify-between gap-4">
                <span className="first-letter:uppercase">{monthName(other, "withYear")}</span>
                <span className="text-meta text-ink-3">{sentence(other)}</span>
              </span>
            ),
          }))}
        />
      </DropdownMenu>
      {step(addMonths(month, 1), <ChevronRight size={17} aria-hidden />)}
    </nav>
  );
}
