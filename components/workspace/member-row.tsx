// One person of the workspace: who they are, their department, their role, and taking them out.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { colorToken } from "#domain/department.ts";
import type { MemberRole } from "#domain/permissions.ts";
import { Avatar, departmentTone } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { DepartmentSelect } from "./department-select.tsx";
import { StaffDialog } from "./staff-dialog.tsx";
import { useCan, useWorkspace } from "./workspace-context.tsx";

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

export function MemberRow({ member }: MemberRowProps) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId: workspace.id }));
  const [asking, setAsking] = useState(false);
  const [isEditing, setEditing] = useState(false);
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
        <DepartmentSelect
          label={t("departmentOf", { name: member.displayName })}
          value={member.departmentId}
          disabled={!mayManage}
          onChange={(departmentId) => update.mutate({ ...scope, departmentId })}
        />
      </div>
      <div className="max-sm:col-span-3 max-sm:row-start-3">
        {member.hasAccount ? (
          <Select
            aria-label={t("roleOf", { name: member.displayName })}
            value={member.role}
            disabled={!mayChangeRole}
            onValueChange={(role) => setRole.mutate({ ...scope, role })}
            options={roles.map((role) => ({ value: role, label: common(`role.${role}`) }))}
          />
        ) : (
          <p className="text-meta text-ink-3">{t("noAccountRole")}</p>
        )}
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
          {member.hasAccount ? null : (
            <MenuItem icon={<Pencil size={16} />} onSelect={() => setEditing(true)}>
              {t("editStaff")}
            </MenuItem>
          )}
          <MenuItem icon={<UserMinus size={16} />} tone="danger" onSelect={() => setAsking(true)}>
            {t("remove")}
          </MenuItem>
        </DropdownMenu>
      ) : (
        <span className="w-7 max-sm:hidden" />
      )}
      {isEditing ? <StaffDialog person={member} onClose={() => setEditing(false)} /> : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("removeTitle", { name: member.displayName })}
        description={t(member.agencyId ? "removeLentLead" : "removeLead")}
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
