// The departments: their names and colours. One that is in use gives what it holds to another before it goes.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { colorToken, DEPARTMENT_COLORS } from "#domain/department.ts";
import { LIMITS } from "#domain/limits.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dot } from "#components/ui/dot.tsx";
import {
  DropdownMenu,
  MenuChoice,
  MenuItem,
  MenuSeparator,
  MenuSubmenu,
} from "#components/ui/dropdown-menu.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { announce } from "#components/ui/live-region.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { type Department, RemoveDepartmentDialog } from "./remove-department-dialog.tsx";
import { useDepartmentName } from "./use-department-name.ts";
import { useCan, useWorkspace } from "./workspace-context.tsx";

export function DepartmentSettings() {
  const t = useTranslations("settings.departments");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.departments.list.queryOptions({ workspaceId }));
  const [name, setName] = useState("");
  const [removing, setRemoving] = useState<Department | null>(null);
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.departments.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const create = useMutation(trpc.departments.create.mutationOptions(options));
  const order = useMutation(trpc.departments.order.mutationOptions(options));
  const mayManage = may("department.manage");
  const departments = list.data ?? [];

  function handleCreate(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return;
    create.mutate({ workspaceId, name: name.trim() }, { onSuccess: () => setName("") });
  }

  function handleMove(from: number, by: -1 | 1) {
    const ids = departments.map((one) => one.id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(from + by, 0, moved);
    order.mutate({ workspaceId, departmentIds: ids });
    announce(t("moved", { name: departments[from]?.name ?? "", place: from + by + 1, of: ids.length }));
  }

  if (list.isPending) return <SkeletonLines label={common("loading")} />;
  if (list.isError) {
    return <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>;
  }
  return (
    <Panel title={t("title")} lead={t("lead")}>
      <ul>
        {departments.map((department, place) => (
          <DepartmentRow
            key={department.id}
            department={department}
            mayManage={mayManage}
            onUp={place > 0 ? () => handleMove(place, -1) : undefined}
            onDown={place < departments.length - 1 ? () => handleMove(place, 1) : undefined}
            onRemove={() => setRemoving(department)}
          />
        ))}
      </ul>
      {mayManage ? (
        <form onSubmit={handleCreate} className="mt-3 flex max-w-md gap-2">
          <Input
            aria-label={t("newName")}
            placeholder={t("newName")}
            value={name}
            maxLength={LIMITS.name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" busy={create.isPending}>
            <Plus size={16} aria-hidden />
            {t("add")}
          </Button>
        </form>
      ) : null}
      {removing ? (
        <RemoveDepartmentDialog
          department={removing}
          others={departments.filter((one) => one.id !== removing.id)}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </Panel>
  );
}

interface DepartmentRowProps {
  department: Department;
  mayManage: boolean;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

function DepartmentRow({ department, mayManage, onUp, onDown, onRemove }: DepartmentRowProps) {
  const t = useTranslations("settings.departments");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const nameOf = useDepartmentName();
  const [typed, setTyped] = useState<string | null>(null);
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.departments.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const rename = useMutation(trpc.departments.rename.mutationOptions(options));
  const setColor = useMutation(trpc.departments.setColor.mutationOptions(options));
  const scope = { workspaceId, departmentId: department.id };
  const shown = nameOf(department);

  function handleRename() {
    const name = typed?.trim();
    setTyped(null);
    if (name && name !== shown) rename.mutate({ ...scope, name });
  }

  return (
    <li className="flex min-h-11 items-center gap-3 border-t border-hair py-1.5 first:border-0">
      <Dot tone={departmentTone(colorToken(department.color))} />
      {typed === null ? (
        <span className="min-w-0 flex-1 truncate font-medium">{shown}</span>
      ) : (
        <Input
          autoFocus
          aria-label={t("nameOf", { name: shown })}
          value={typed}
          maxLength={LIMITS.name}
          className="max-w-sm flex-1"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={handleRename}
          onKeyDown={(event) => {
            if (event.key === "Enter") handleRename();
            if (event.key === "Escape") setTyped(null);
          }}
        />
      )}
      {mayManage ? (
        <DropdownMenu
          trigger={<IconButton label={t("menu", { name: shown })} icon={<Ellipsis size={18} />} size="sm" />}
        >
          <MenuItem icon={<Pencil size={16} />} onSelect={() => setTyped(shown)}>
            {common("rename")}
          </MenuItem>
          <MenuSubmenu label={t("color")} icon={<Dot tone={departmentTone(colorToken(department.color))} />}>
            <MenuChoice
              value={department.color}
              onValueChange={(next) => {
                const color = DEPARTMENT_COLORS.find((one) => one === next);
                if (color) setColor.mutate({ ...scope, color });
              }}
              options={DEPARTMENT_COLORS.map((color) => ({
                value: color,
                label: (
                  <span className="flex items-center gap-2">
                    <Dot tone={departmentTone(colorToken(color))} />
                    {t(`colors.${color}`)}
                  </span>
                ),
              }))}
            />
          </MenuSubmenu>
          {onUp ? (
            <MenuItem icon={<ArrowUp size={16} />} onSelect={onUp}>
              {t("up")}
            </MenuItem>
          ) : null}
          {onDown ? (
            <MenuItem icon={<ArrowDown size={16} />} onSelect={onDown}>
              {t("down")}
            </MenuItem>
          ) : null}
          <MenuSeparator />
          <MenuItem icon={<Trash2 size={16} />} tone="danger" onSelect={onRemove}>
            {common("delete")}
          </MenuItem>
        </DropdownMenu>
      ) : null}
    </li>
  );
}
