// What a member is called, former ones included.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "./workspace-context.tsx";

/** Answers undefined for somebody nobody knows, and while the names are read. */
export function useMemberName(): (memberId: string) => string | undefined {
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId })).data;
  return (memberId) => {
    const found = members?.find((one) => one.id === memberId);
    if (!found) return undefined;
    return found.removedAt === null ? found.displayName : `${found.displayName} ${common("formerMember")}`;
  };
}
