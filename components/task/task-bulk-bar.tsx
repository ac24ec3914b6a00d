// What can be done with several chosen tasks at once: person, department, departments that help, month, state. Escape lets go of them.
"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { DropdownMenu, MenuChecks, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { addMonths, type MonthString, monthRange } from "#domain/month.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { useMonthName } from "./use-month-name.ts";
import type { SelectionChanges } from "./use-task-actions.ts";
import type { TaskSurroundings } from "./use-task-choices.ts";

const STATES = ["open", "in_progress", "done"] as const;
const AHEAD = 5;

export interface TaskBulkBarProps {
  tasks: readonly TaskView[];
  month: MonthString;
  surroundings: TaskSurroundings;
  onChange: (changes: SelectionChanges) => void;
  onAll: () => void;
  onClose: () => void;
}

export function TaskBulkBar({ tasks, month, surroundings, onChange, onAll, onClose }: TaskBulkBarProps) {
  const t = useTranslations("tasks");
  const form = useTranslations("tasks.form");
  const monthName = useMonthName();
  const count = tasks.length;
  // a department helps with the chosen tasks where it helps with every one that it does not own
  const helping = surroundings.departments.flatMap(({ id }) => {
    const others = tasks.filter((task) => task.departmentId !== id);
    return others.length > 0 && others.every((task) => task.involvedDepartmentIds.includes(id)) ? id : [];
  });
  const menu = (label: string, items: ReactNode) => (
    <DropdownMenu
      align="start"
      side="top"
      trigger={
        <Button size="sm" disabled={count === 0}>
          {label}
        </Button>
      }
    >
      {items}
    </DropdownMenu>
  );
  return (
    <div
      role="toolbar"
      aria-label={t("bulk.bar")}
      data-bulk={count}
      className="sticky bottom-3 z-20 mt-3 flex flex-wrap items-center gap-2 rounded-panel border border-line bg-surface px-4 py-2.5 shadow-2 max-md:bottom-20"
    >
      <span className="mr-1 text-body font-semibold" role="status">
        {t("bulk.chosen", { count })}
      </span>
      <Button size="sm" variant="ghost" onClick={onAll}>
        {t("bulk.all")}
      </Button>
      {menu(
        form("assignee"),
        <>
          <MenuItem onSelect={() => onChange({ assigneeId: null })}>{t("nobody")}</MenuItem>
          {surroundings.people.map((one) => (
            <MenuItem key={one.id} onSelect={() => onChange({ assigneeId: one.id })}>
              {one.name}
            </MenuItem>
          ))}
        </>,
      )}
      {menu(
        form("department"),
        <>
          <MenuItem onSelect={() => onChange({ departmentId: null })}>{t("noDepartment")}</MenuItem>
          {surroundings.departments.map((one) => (
            <MenuItem
              key={one.id}
              icon={<Dot tone={departmentTone(one.color)} />}
              onSelect={() => onChange({ departmentId: one.id })}
            >
              {one.name}
            </MenuItem>
          ))}
        </>,
      )}
      {menu(
        form("involved"),
        <MenuChecks
          values={helping}
          onToggle={(id) => onChange(helping.includes(id) ? { release: id } : { involve: id })}
          options={surroundings.departments.map((one) => ({
            value: one.id,
            label: (
              <>
                <Dot tone={departmentTone(one.color)} />
                {one.name}
              </>
            ),
          }))}
        />,
      )}
      {menu(
        form("month"),
        monthRange(addMonths(month, -1), addMonths(month, AHEAD)).map((one) => (
          <MenuItem key={one} onSelect={() => onChange({ month: one })}>
            {monthName(one, "withYear")}
          </MenuItem>
        )),
      )}
      {menu(
        t("bulk.state"),
        STATES.map((one) => (
          <MenuItem key={one} onSelect={() => onChange({ status: one })}>
            {t(`status.${one}`)}
          </MenuItem>
        )),
      )}
      <IconButton
        size="sm"
        className="ml-auto"
        label={t("bulk.close")}
        icon={<X size={16} aria-hidden />}
        onClick={onClose}
      />
    </div>
  );
}
