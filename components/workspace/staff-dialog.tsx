// A person without an account: a name and a department, so that work and touchpoints can be theirs.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { nameField } from "#components/account/form-fields.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { DepartmentSelect } from "./department-select.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const schema = z.object({ name: nameField });

export interface StaffDialogProps {
  /** Who is changed; left out, somebody is added. */
  person?: { readonly id: string; readonly displayName: string; readonly departmentId: string | null };
  onClose: () => void;
}

export function StaffDialog({ person, onClose }: StaffDialogProps) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const [departmentId, setDepartmentId] = useState(person?.departmentId ?? null);
  const form = useZodForm(schema, { name: person?.displayName ?? "" });
  const options = {
    onSuccess: async () => {
      await queries.invalidateQueries(trpc.members.pathFilter());
      onClose();
    },
  };
  const add = useMutation(trpc.members.add.mutationOptions(options));
  const update = useMutation(trpc.members.update.mutationOptions(options));
  const failure = add.error ?? update.error;

  function save({ name }: z.infer<typeof schema>) {
    const fields = { workspaceId, displayName: name, departmentId };
    if (person) update.mutate({ ...fields, memberId: person.id });
    // The role only matters to whoever signs in.
    else add.mutate({ ...fields, role: "viewer" });
  }

  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={person ? t("editStaff") : t("addStaff")}
      description={person ? undefined : t("addStaffLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form="staff" variant="primary" busy={add.isPending || update.isPending}>
            {person ? common("save") : t("addStaffAction")}
          </Button>
        </>
      }
    >
      <form
        id="staff"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => void form.handleSubmit(save)(event)}
      >
        <Field label={t("name")} error={form.errorOf("name")} required>
          {(control) => <Input {...control} {...form.register("name")} inputSize="lg" autoComplete="off" />}
        </Field>
        <Field label={t("department")}>
          {(control) => (
            <DepartmentSelect
              id={control.id}
              label={t("department")}
              value={departmentId}
              onChange={setDepartmentId}
            />
          )}
        </Field>
        {failure ? <FormAlert>{sentence(failure)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
