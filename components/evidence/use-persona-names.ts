// Names of personas and departments by id, for what only names them.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useDepartmentName } from "#components/workspace/use-department-name.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

/** Answers null for a persona that is gone, or that is still being read. */
export function usePersonaNames(): (personaId: string) => string | null {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  return useCallback((personaId) => data?.find((one) => one.id === personaId)?.name ?? null, [data]);
}

/** Name of a department; null for none, one that is gone, or while it is being read. */
export function useDepartmentOf(departmentId: string | null): string | null {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const departmentName = useDepartmentName();
  const { data } = useQuery(
    trpc.departments.list.queryOptions({ workspaceId }, { enabled: departmentId !== null }),
  );
  const found = data?.find((one) => one.id === departmentId);
  return found ? departmentName(found) : null;
}
