// What can be done with a persona on screen. A change shows at once and is taken back when the server refuses it.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ChannelUse } from "#domain/channel-use.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { type PersonaInput, personaInput } from "./persona-lines.ts";

interface Dating {
  readonly personaId: string;
  readonly use: ChannelUse;
  /** What stood there, for the way back. */
  readonly before: ChannelUse;
  readonly channel: string;
}

export function usePersonaActions() {
  const t = useTranslations("persona");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const refresh = () => queries.invalidateQueries(trpc.personas.pathFilter());
  const onError = (error: unknown) => toastFailed(sentence(error));

  const update = useMutation(
    trpc.personas.update.mutationOptions({
      // One after another, so that the last change of a person is the one that stays.
      scope: { id: "persona" },
      onError,
      // Read again only after the last: what is still on its way would be missing in what the next change is laid over.
      onSettled: () =>
        queries.isMutating({ mutationKey: trpc.personas.update.mutationKey() }) > 1 ? undefined : refresh(),
    }),
  );
  const restore = useMutation(trpc.personas.restore.mutationOptions({ onSuccess: refresh, onError }));
  const remove = useMutation(
    trpc.personas.remove.mutationOptions({
      onError,
      onSuccess: async (_, { personaId }) => {
        await refresh();
        toastUndo(t("removed"), () => restore.mutate({ workspaceId, personaId }));
      },
    }),
  );

  const dating = useMutation(trpc.personas.dateChannel.mutationOptions({ onSettled: refresh, onError }));
  const dateChannel = useMutation({
    mutationFn: async ({ personaId, use, before, channel }: Dating) => {
      await dating.mutateAsync({ workspaceId, personaId, use });
      toastUndo(t("use.kept", { channel }), () => dating.mutate({ workspaceId, personaId, use: before }));
    },
  });

  const marking = useMutation(trpc.personas.setDream.mutationOptions({ onSettled: refresh, onError }));
  const markDream = useMutation({
    /** @param personaId null: nobody is the one any more */
    mutationFn: async ({ personaId, name }: { personaId: string | null; name: string }) => {
      const { before } = await marking.mutateAsync({ workspaceId, personaId });
      toastUndo(t(personaId === null ? "dream.unset" : "dream.set", { name }), () =>
        marking.mutate({ workspaceId, personaId: before }),
      );
    },
  });

  /** Lays a change over the persona as it is now. */
  function change(personaId: string, make: (input: PersonaInput) => PersonaInput) {
    const key = trpc.personas.get.queryKey({ workspaceId, personaId });
    const persona = queries.getQueryData<PersonaView>(key);
    if (!persona) return;
    void queries.cancelQueries({ queryKey: key });
    const next = make(personaInput(persona));
    queries.setQueryData<PersonaView>(key, {
      ...persona,
      ...next,
      lines: next.lines.map((line, position) => ({ ...line, personaId, position })),
    });
    update.mutate({ workspaceId, personaId, persona: next });
  }

  return { change, dateChannel, markDream, remove, workspaceId };
}
