// What can be done with groups of customers and of products: each removal is offered back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

interface NamedGroup {
  readonly name: string;
  readonly translations?: Record<string, string>;
}
interface DescribedGroup extends NamedGroup {
  readonly description?: string;
}
interface Gone {
  readonly id: string;
  /** As it was shown. */
  readonly name: string;
}

export function useGroupActions() {
  const t = useTranslations("persona.groups");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const refresh = () =>
    Promise.all(
      [trpc.customerGroups, trpc.productGroups, trpc.personas, trpc.personaJourneys].map((router) =>
        queries.invalidateQueries(router.pathFilter()),
      ),
    );
  const onError = (error: unknown) => toastFailed(sentence(error));
  const offerBack = (name: string, restore: () => Promise<unknown>) =>
    toastUndo(t("removed", { name }), () => {
      restore().then(refresh).catch(onError);
    });

  const createCustomerGroup = useMutation({
    onError,
    onSuccess: refresh,
    mutationFn: (group: DescribedGroup) => api.customerGroups.create.mutate({ workspaceId, group }),
  });
  const updateCustomerGroup = useMutation({
    onError,
    onSuccess: refresh,
    mutationFn: ({ id: customerGroupId, ...group }: DescribedGroup & { readonly id: string }) =>
      api.customerGroups.update.mutate({ workspaceId, customerGroupId, group }),
  });
  const removeCustomerGroup = useMutation({
    onError,
    mutationFn: ({ id: customerGroupId }: Gone) =>
      api.customerGroups.remove.mutate({ workspaceId, customerGroupId }),
    onSuccess: async (_, { id: customerGroupId, name }) => {
      await refresh();
      offerBack(name, () => api.customerGroups.restore.mutate({ workspaceId, customerGroupId }));
    },
  });
  const createProductGroup = useMutation({
    onError,
    onSuccess: refresh,
    mutationFn: (group: NamedGroup) => api.productGroups.create.mutate({ workspaceId, group }),
  });
  const updateProductGroup = useMutation({
    onError,
    onSuccess: refresh,
    mutationFn: ({ id: productGroupId, ...group }: NamedGroup & { readonly id: string }) =>
      api.productGroups.update.mutate({ workspaceId, productGroupId, group }),
  });
  const removeProductGroup = useMutation({
    onError,
    mutationFn: ({ id: productGroupId }: Gone) =>
      api.productGroups.remove.mutate({ workspaceId, productGroupId }),
    onSuccess: async (_, { id: productGroupId, name }) => {
      await refresh();
      offerBack(name, () => api.productGroups.restore.mutate({ workspaceId, productGroupId }));
    },
  });

  return {
    createCustomerGroup,
    updateCustomerGroup,
    removeCustomerGroup,
    createProductGroup,
    updateProductGroup,
    removeProductGroup,
  };
}
