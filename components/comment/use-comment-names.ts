// Who speaks and who is named, by today's names: people (former ones still have theirs) and departments.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Mention, MentionCandidate } from "#domain/comment.ts";
import { colorToken } from "#domain/department.ts";

export interface CommentNames {
  /** Whom a comment may name now. */
  readonly candidates: readonly (MentionCandidate & { readonly tone: number | null })[];
  readonly nameOf: (mention: Mention) => string;
  readonly authorOf: (memberId: string | null) => { readonly name: string; readonly tone: number | null };
}

export function useCommentNames(): CommentNames {
  const { id: workspaceId } = useWorkspace();
  const locale = useLocale();
  const common = useTranslations("common");
  const trpc = useTRPC();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId })).data;
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId })).data;
  return useMemo(() => {
    const groups = (departments ?? []).map((one) => ({
      kind: "department" as const,
      id: one.id,
      name: one.nameTranslations[locale] ?? one.name,
      tone: colorToken(one.color),
    }));
    const toneOf = (departmentId: string | null) =>
      groups.find((one) => one.id === departmentId)?.tone ?? null;
    const people = (members ?? []).map((one) => ({
      kind: "person" as const,
      id: one.id,
      name: one.displayName,
      isFormer: one.removedAt !== null,
      tone: toneOf(one.departmentId),
    }));
    const nameOf = ({ kind, id }: Mention) =>
      (kind === "person" ? people : groups).find((one) => one.id === id)?.name ?? common("unknown");
    return {
      candidates: [...people.flatMap(({ isFormer, ...one }) => (isFormer ? [] : [one])), ...groups],
      nameOf,
      authorOf: (memberId) => {
        const found = people.find((one) => one.id === memberId);
        if (!found) return { name: common("unknown"), tone: null };
        return {
          name: found.isFormer ? `${found.name} ${common("formerMember")}` : found.name,
          tone: found.tone,
        };
      },
    };
  }, [members, departments, locale, common]);
}
