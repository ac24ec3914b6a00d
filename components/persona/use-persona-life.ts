// What can be done with a persona in a journey; each is offered back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Lifecycle } from "#domain/persona-life.ts";

export interface PersonaLife {
  readonly lifecycle: Lifecycle | null;
  readonly goal: string;
  readonly translations: Record<string, string>;
}

interface Said {
  readonly journeyId: string;
  /** Null takes her out of it. */
  readonly life: PersonaLife | null;
  /** The journey's name, for the message. */
  readonly journey: string;
}

export function usePersonaLife(persona: { readonly id: string; readonly name: string }) {
  const t = useTranslations("persona.life");
  const { id: workspaceId, month } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const personaId = persona.id;
  const onError = (error: unknown) => toastFailed(sentence(error));
  const refresh = () => queries.invalidateQueries(trpc.personaJourneys.pathFilter());

  const set = useMutation({
    onError,
    // one after another, so that what was said last is what stays
    scope: { id: `life-${personaId}` },
    mutationFn: ({ journeyId, life }: Said) =>
      api.personaJourneys.set.mutate({ workspaceId, personaId, journeyId, life }),
    onSuccess: async ({ before }, { journeyId, journey }) => {
      await refresh();
      toastUndo(t("kept", { name: persona.name, journey }), () => {
        api.personaJourneys.set
          .mutate({ workspaceId, personaId, journeyId, life: before })
          .then(refresh)
          .catch(onError);
      });
    },
  });

  const makeTask = useMutation({
    onError,
    mutationFn: ({ journeyId, title }: { readonly journeyId: string; readonly title: string }) =>
      api.tasks.create.mutate({ workspaceId, task: { title, month, journeyId } }),
    onSuccess: async ({ id: taskId }, { title }) => {
      await queries.invalidateQueries(trpc.tasks.pathFilter());
      toastUndo(t("taskMade", { title }), () => {
        api.tasks.remove
          .mutate({ workspaceId, taskId })
          .then(() => queries.invalidateQueries(trpc.tasks.pathFilter()))
          .catch(onError);
      });
    },
  });

  return { set, makeTask };
}
