// Choosing one of the workspace's departments, or none.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { colorToken } from "#domain/department.ts";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { Select } from "#components/ui/select.tsx";
import { useDepartmentName } from "./use-department-name.ts";
import { useWorkspace } from "./workspace-context.tsx";

const NONE = "none";

export interface DepartmentSelectProps {
  id?: string;
  label: string;
  value: string | null;
  disabled?: boolean;
  onChange: (departmentId: string | null) => void;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  "aria-required"?: true | undefined;
}

export function DepartmentSelect({
  id,
  label,
  value,
  disabled = false,
  onChange,
  ...control
}: DepartmentSelectProps) {
  const t = useTranslations("settings.members");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const departmentName = useDepartmentName();
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...control}
      aria-label={label}
      value={value ?? NONE}
      disabled={disabled}
      onValueChange={(next) => onChange(next === NONE ? null : next)}
      options={[
        { value: NONE, label: t("noDepartment") },
        ...(departments.data ?? []).map((one) => ({
          value: one.id,
          label: departmentName(one),
          mark: <Dot tone={departmentTone(colorToken(one.color))} />,
        })),
      ]}
    />
  );
}
