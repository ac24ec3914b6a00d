// How many notifications the reader did not read yet; a bell keeps it right.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export function useUnread(): number {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  return useQuery(trpc.notifications.countUnread.queryOptions({ workspaceId })).data ?? 0;
}
