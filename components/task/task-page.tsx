// The tasks of one month: by department, mine or all; made, finished and carried on.
"use client";
import { useQuery } from "@tanstack/react-query";
import { ListChecks, Plus } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { isMonth, monthsBetween, type MonthString } from "#domain/month.ts";
import { type Command, useCommands } from "#components/shell/commands.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { MonthSwitch } from "./month-switch.tsx";
import { MonthTasks } from "./month-tasks.tsx";
import { TaskDialog } from "./task-dialog.tsx";
import { useMonthName } from "./use-month-name.ts";
import { useTaskActions } from "./use-task-actions.ts";
import { useTaskChoices } from "./use-task-choices.ts";

/** More months than this are not shown as one list. */
const MOST_MONTHS = 24;

/** The first month where the address asks for several up to this one: what a figure elsewhere counts. Null for this one alone. */
function rangeStart(asked: string | null, month: MonthString): MonthString | null {
  if (asked === null || !isMonth(asked) || asked >= month) return null;
  return monthsBetween(asked, month) < MOST_MONTHS ? asked : null;
}

export function TaskPage({ month }: { month: MonthString }) {
  const t = useTranslations("tasks");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const may = useCan();
  const monthName = useMonthName();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const search = useSearchParams();
  const from = rangeStart(search.get("from"), month);
  const ofMonth = useQuery(trpc.tasks.listMonth.queryOptions({ workspaceId, month }));
  const ofRange = useQuery(
    trpc.tasks.listBetween.queryOptions(
      { workspaceId, from: from ?? month, to: month },
      { enabled: from !== null },
    ),
  );
  const list = from === null ? ofMonth : ofRange;
  const surroundings = useTaskChoices();
  const actions = useTaskActions(month);
  const router = useRouter();
  const pathname = usePathname();
  const asked = search.get("new") === "1";
  const [isNew, setNew] = useState(false);
  const mayEdit = may("task.edit");
  useCommands(
    useMemo<readonly Command[]>(
      () =>
        mayEdit
          ? [
              {
                id: "tasks.new",
                group: "create",
                label: t("new"),
                icon: <ListChecks size={16} />,
                run: () => setNew(true),
              },
            ]
          : [],
      [mayEdit, t],
    ),
  );

  return (
    <PageFrame
      title={t("title", { month: monthName(month) })}
      crumbs={[{ label: t("name") }]}
      actions={
        <>
          <MonthSwitch month={month} />
          {mayEdit ? (
            <Button variant="primary" onClick={() => setNew(true)}>
              <Plus size={16} aria-hidden />
              {t("new")}
            </Button>
          ) : null}
        </>
      }
    >
      {list.isPending ? (
        <SkeletonLines lines={6} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : (
        <MonthTasks
          month={month}
          from={from}
          tasks={from === null ? list.data : list.data.filter((task) => task.status !== "carried_over")}
          surroundings={surroundings}
          actions={actions}
          onNew={mayEdit ? () => setNew(true) : undefined}
        />
      )}
      {isNew || (asked && mayEdit) ? (
        <TaskDialog
          title={t("new")}
          action={t("make")}
          initial={{ month, departmentId: surroundings.myDepartmentId }}
          surroundings={surroundings}
          onSubmit={actions.create}
          onClose={() => {
            setNew(false);
            if (asked) router.replace(pathname);
          }}
        />
      ) : null}
    </PageFrame>
  );
}
