// Names of personas by id, for what only names them.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

/** Answers null for a persona that is gone, or that is still being read. */
export function usePersonaNames(): (personaId: string) => string | null {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  return useCallback((personaId) => data?.find((one) => one.id === personaId)?.name ?? null, [data]);
}
