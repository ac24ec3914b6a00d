// The workspace's departments, named in the reader's language.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

/** Empty while they are read. */
export function useDepartments(): readonly { readonly id: string; readonly name: string }[] {
  const trpc = useTRPC();
  const locale = useLocale();
  const { id: workspaceId } = useWorkspace();
  const { data = [] } = useQuery(trpc.departments.list.queryOptions({ workspaceId }));
  return data.map(({ id, name, nameTranslations }) => ({ id, name: nameTranslations[locale] ?? name }));
}
