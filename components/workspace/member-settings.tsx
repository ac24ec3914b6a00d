// Who is in the workspace, with which role and in which department; and what former members still hold.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Briefcase, ChevronDown, UserPlus, UserRoundPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { LendDialog, type LendingAgency, useLendingAgencies } from "./lend-dialog.tsx";
import { MemberRow } from "./member-row.tsx";
import { StaffDialog } from "./staff-dialog.tsx";
import { useCan, useWorkspace } from "./workspace-context.tsx";

export function MemberSettings() {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId: workspace.id }));
  const present = members.data?.filter((member) => member.removedAt === null) ?? [];
  const emails = new Set(present.flatMap((member) => member.email ?? []));
  return (
    <>
      <Panel
        title={t("title")}
        lead={t("lead")}
        actions={may("member.manage") ? <AddPerson emails={emails} /> : null}
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

/** Three ways in: by invitation, without an account, and from the reader's own agency. */
function AddPerson({ emails }: { emails: ReadonlySet<string> }) {
  const t = useTranslations("settings.members");
  const router = useRouter();
  const { slug } = useWorkspace();
  const agencies = useLendingAgencies();
  const [isAdding, setAdding] = useState(false);
  const [lending, setLending] = useState<LendingAgency | null>(null);
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={
          <Button variant="primary">
            <UserPlus size={16} aria-hidden />
            {t("add")}
            <ChevronDown size={16} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<UserPlus size={16} />} onSelect={() => router.push(`/${slug}/settings/invitations`)}>
          {t("invite")}
        </MenuItem>
        <MenuItem icon={<UserRoundPlus size={16} />} onSelect={() => setAdding(true)}>
          {t("addStaff")}
        </MenuItem>
        {agencies.map((agency) => (
          <MenuItem key={agency.id} icon={<Briefcase size={16} />} onSelect={() => setLending(agency)}>
            {t("lend", { agency: agency.name })}
          </MenuItem>
        ))}
      </DropdownMenu>
      {isAdding ? <StaffDialog onClose={() => setAdding(false)} /> : null}
      {lending ? <LendDialog agency={lending} present={emails} onClose={() => setLending(null)} /> : null}
    </>
  );
}

function FormerMembers() {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const former = useQuery(trpc.members.listFormer.queryOptions({ workspaceId: workspace.id }));
  const restore = useMutation(
    trpc.members.restore.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.members.pathFilter()),
      onError: (error) => toastFailed(sentence(error)),
    }),
  );
  if (!former.data || former.data.length === 0) return null;
  return (
    <Panel title={t("former")} lead={t("formerLead")}>
      <ul>
        {former.data.map((person) => (
          <li
            key={person.id}
            className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-t border-hair py-1.5 first:border-0"
          >
            <span className="min-w-0 flex-1">
              {person.displayName} <span className="text-ink-3">{common("formerMember")}</span>
            </span>
            <span className="text-meta text-ink-3">{t("openTasks", { count: person.openTasks })}</span>
            {may("member.manage") && !person.hasAccount ? (
              <Button
                size="sm"
                aria-label={t("restoreOf", { name: person.displayName })}
                onClick={() => restore.mutate({ workspaceId: workspace.id, memberId: person.id })}
              >
                {common("restore")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
