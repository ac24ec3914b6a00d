// Who is in the workspace, with which role and in which department; and what former members still hold.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, UserMinus, UserPlus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { colorToken } from "#domain/department.ts";
import type { MemberRole } from "#domain/permissions.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Avatar, departmentTone } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useDepartmentName } from "./use-department-name.ts";
import { useCan, useWorkspace } from "./workspace-context.tsx";

const NO_DEPARTMENT = "none";

export function MemberSettings() {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId: workspace.id }));
  const present = members.data?.filter((member) => member.removedAt === null) ?? [];
  return (
    <>
      <Panel
        title={t("title")}
        lead={t("lead")}
        actions={
          may("invitation.manage") ? (
            <Button variant="primary" asChild>
              <Link href={`/${workspace.slug}/settings/invitations`}>
                <UserPlus size={16} aria-hidden />
                {t("invite")}
              </Link>
            </Button>
          ) : null
        }
      >
        {members.isPending ? (
          <SkeletonLines label={common("loading")} />
        ) : members.isError ? (
          <ErrorState onRetry={() => void members.refetch()}>{sentence(members.error)}</ErrorState>
        ) : (
          <ul>
            {present.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ul>
        )}
      </Panel>
      <FormerMembers />
    </>
  );
}

interface MemberRowProps {
  member: {
    id: string;
    displayName: string;
    role: MemberRole;
    departmentId: string | null;
    email: string | null;
    hasAccount: boolean;
    agencyId: string | null;
    isYou: boolean;
  };
}

function MemberRow({ member }: MemberRowProps) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const departmentName = useDepartmentName();
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId: workspace.id }));
  const [asking, setAsking] = useState(false);
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.members.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const setRole = useMutation(trpc.members.setRole.mutationOptions(options));
  const update = useMutation(trpc.members.update.mutationOptions(options));
  const remove = useMutation(trpc.members.remove.mutationOptions({ onSuccess: options.onSuccess }));

  const mayManage = may("member.manage");
  // Somebody with a role one may not hand out is also not to be changed: an admin leaves owners alone.
  const mayChangeRole = mayManage && workspace.grantableRoles.includes(member.role);
  const roles: MemberRole[] = mayChangeRole ? [...workspace.grantableRoles] : [member.role];
  const department = departments.data?.find((one) => one.id === member.departmentId);
  const scope = { workspaceId: workspace.id, memberId: member.id };

  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 border-t border-hair py-2.5 first:border-0 sm:grid-cols-[auto_minmax(0,1fr)_11rem_11rem_auto]">
      <Avatar
        name={member.displayName}
        tone={departmentTone(department ? colorToken(department.color) : 5)}
        size="md"
        decorative
      />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-semibold">{member.displayName}</span>
          {member.isYou ? <Badge>{common("you")}</Badge> : null}
          {member.agencyId ? <Badge tone="chalk">{t("viaAgency")}</Badge> : null}
          {member.hasAccount ? null : <Badge tone="tag">{t("noAccount")}</Badge>}
        </div>
        {member.email ? <div className="truncate text-meta text-ink-3">{member.email}</div> : null}
      </div>
      <div className="max-sm:col-span-3 max-sm:row-start-2">
        <Select
          aria-label={t("departmentOf", { name: member.displayName })}
          value={member.departmentId ?? NO_DEPARTMENT}
          disabled={!mayManage || member.agencyId !== null}
          onValueChange={(next) =>
            update.mutate({ ...scope, departmentId: next === NO_DEPARTMENT ? null : next })
          }
          options={[
            { value: NO_DEPARTMENT, label: t("noDepartment") },
            ...(departments.data ?? []).map((one) => ({
              value: one.id,
              label: departmentName(one),
              mark: <Dot tone={departmentTone(colorToken(one.color))} />,
            })),
          ]}
        />
      </div>
      <div className="max-sm:col-span-3 max-sm:row-start-3">
        <Select
          aria-label={t("roleOf", { name: member.displayName })}
          value={member.role}
          disabled={!mayChangeRole}
          onValueChange={(role) => setRole.mutate({ ...scope, role })}
          options={roles.map((role) => ({ value: role, label: common(`role.${role}`) }))}
        />
      </div>
      {mayChangeRole && !member.isYou ? (
        <DropdownMenu
          trigger={
            <IconButton
              label={t("menu", { name: member.displayName })}
              icon={<Ellipsis size={18} />}
              size="sm"
              className="max-sm:col-start-3 max-sm:row-start-1"
            />
          }
        >
          <MenuItem icon={<UserMinus size={16} />} tone="danger" onSelect={() => setAsking(true)}>
            {t("remove")}
          </MenuItem>
        </DropdownMenu>
      ) : (
        <span className="w-7 max-sm:hidden" />
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("removeTitle", { name: member.displayName })}
        description={t("removeLead")}
        action={t("remove")}
        onConfirm={async () => {
          try {
            await remove.mutateAsync(scope);
            return undefined;
          } catch (error) {
            return sentence(error);
          }
        }}
      />
    </li>
  );
}

function FormerMembers() {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const former = useQuery(trpc.members.listFormer.queryOptions({ workspaceId: workspace.id }));
  if (!former.data || former.data.length === 0) return null;
  return (
    <Panel title={t("former")} lead={t("formerLead")}>
      <ul>
        {former.data.map((person) => (
          <li
            key={person.id}
            className="flex items-center justify-between gap-4 border-t border-hair py-2 first:border-0"
          >
            <span>
              {person.displayName} <span className="text-ink-3">{common("formerMember")}</span>
            </span>
            <span className="text-meta text-ink-3">{t("openTasks", { count: person.openTasks })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
