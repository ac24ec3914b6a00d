// Lets a person of the reader's agency into this workspace, in a role. From then on they stand among its people.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { can, type MemberRole } from "#domain/permissions.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "./workspace-context.tsx";

export interface LendingAgency {
  readonly id: string;
  readonly name: string;
}

/** Agencies that are the reader's to send people from. */
export function useLendingAgencies(): readonly LendingAgency[] {
  const { id } = useWorkspace();
  const trpc = useTRPC();
  const own = useQuery(trpc.account.listWorkspaces.queryOptions());
  return (own.data ?? []).filter(
    (one) =>
      one.kind === "agency" &&
      one.id !== id &&
      one.deletedAt === null &&
      !one.viaAgency &&
      can(one.role, "client.manage"),
  );
}

export interface LendDialogProps {
  agency: LendingAgency;
  /** Addresses of who is here already. */
  present: ReadonlySet<string>;
  onClose: () => void;
}

export function LendDialog({ agency, present, onClose }: LendDialogProps) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const hints = useTranslations("settings.invitations.roleHint");
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId: agency.id }));
  const [memberId, setMemberId] = useState<string | null>(null);
  const [role, setRole] = useState<MemberRole>("editor");
  const grant = useMutation(
    trpc.clients.grant.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.members.pathFilter());
        onClose();
      },
    }),
  );
  const people = (members.data ?? []).filter(
    (one) =>
      one.hasAccount &&
      one.agencyId === null &&
      one.removedAt === null &&
      !(one.email !== null && present.has(one.email)),
  );
  const chosen = memberId ?? people[0]?.id ?? null;
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t("lend", { agency: agency.name })}
      description={t("lendLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            variant="primary"
            disabled={chosen === null}
            busy={grant.isPending}
            onClick={() =>
              chosen !== null &&
              grant.mutate({ workspaceId: workspace.id, agencyId: agency.id, memberId: chosen, role })
            }
          >
            {t("lendAction")}
          </Button>
        </>
      }
    >
      {members.isPending ? (
        <SkeletonLines lines={2} label={common("loading")} />
      ) : people.length === 0 ? (
        <p className="text-body text-ink-2">{t("lendNobody", { agency: agency.name })}</p>
      ) : (
        <div className="grid gap-4">
          <Field label={t("person")}>
            {(control) => (
              <Select
                {...control}
                value={chosen}
                onValueChange={setMemberId}
                options={people.map((one) => ({ value: one.id, label: one.displayName }))}
              />
            )}
          </Field>
          <Field label={t("role")} hint={hints(role)}>
            {(control) => (
              <Select
                {...control}
                value={role}
                onValueChange={setRole}
                options={workspace.grantableRoles.map((one) => ({
                  value: one,
                  label: common(`role.${one}`),
                }))}
              />
            )}
          </Field>
        </div>
      )}
      {grant.error ? <FormAlert>{sentence(grant.error)}</FormAlert> : null}
    </Dialog>
  );
}
