// Says what a department holds and asks who gets it.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { colorToken } from "#domain/department.ts";
import { departmentTone } from "#components/ui/avatar.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { type NamedDepartment, useDepartmentName } from "./use-department-name.ts";
import { useWorkspace } from "./workspace-context.tsx";

export interface Department extends NamedDepartment {
  readonly id: string;
  readonly color: string;
}

export interface RemoveDepartmentDialogProps {
  department: Department;
  others: readonly Department[];
  onClose: () => void;
}

export function RemoveDepartmentDialog({ department, others, onClose }: RemoveDepartmentDialogProps) {
  const t = useTranslations("settings.departments");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const nameOf = useDepartmentName();
  const [successorId, setSuccessorId] = useState<string | null>(null);
  const use = useQuery(trpc.departments.getUse.queryOptions({ workspaceId, departmentId: department.id }));
  const remove = useMutation(trpc.departments.remove.mutationOptions());
  const held = use.data ? Object.values(use.data).reduce((sum, count) => sum + count, 0) : 0;

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("removeTitle", { name: nameOf(department) })}
      description={use.data ? (held > 0 ? t("removeUsed", { ...use.data }) : t("removeUnused")) : undefined}
      action={common("delete")}
      disabled={!use.data || (held > 0 && successorId === null)}
      onConfirm={async () => {
        try {
          await remove.mutateAsync({ workspaceId, departmentId: department.id, successorId });
          await queries.invalidateQueries(trpc.departments.pathFilter());
          await queries.invalidateQueries(trpc.members.pathFilter());
          return undefined;
        } catch (error) {
          return sentence(error);
        }
      }}
    >
      {use.isPending ? <SkeletonLines lines={2} label={common("loading")} /> : null}
      {held > 0 ? (
        <Field label={t("successor")} required>
          {(control) => (
            <Select
              {...control}
              value={successorId}
              onValueChange={setSuccessorId}
              placeholder={t("choose")}
              options={others.map((one) => ({
                value: one.id,
                label: nameOf(one),
                mark: <Dot tone={departmentTone(colorToken(one.color))} />,
              }))}
            />
          )}
        </Field>
      ) : null}
    </ConfirmDialog>
  );
}
