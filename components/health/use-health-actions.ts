// What can be said of a check: deliberately not, and asked again after all. Each says what it did and how to take it back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import type { CheckId } from "#domain/health-facts.ts";

/** What is left as it is: a whole check, or one thing that it lists. */
export interface WaivedThing {
  readonly check: CheckId;
  readonly item: string;
  /** What it is called. */
  readonly name: string;
}

export interface WaiverWords {
  readonly reason: string;
  readonly ownerId: string | null;
  readonly reviewOn: string | null;
}

export function useHealthActions(journeyId: string) {
  const t = useTranslations("health.waive");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const options = { onSettled: () => queries.invalidateQueries(trpc.health.pathFilter()) };
  const failing = { ...options, onError: (error: unknown) => toastFailed(sentence(error)) };
  const giving = useMutation(trpc.health.waive.mutationOptions(options));
  const bringing = useMutation(trpc.health.waive.mutationOptions(failing));
  const taking = useMutation(trpc.health.unwaive.mutationOptions(failing));
  const keyOf = ({ check, item }: WaivedThing) => ({ journeyId, waiver: { check, item } });

  function waive(thing: WaivedThing, words: WaiverWords, onSuccess: () => void) {
    giving.mutate(
      { ...keyOf(thing), words },
      {
        onSuccess: () => {
          onSuccess();
          toastUndo(t("said", { name: thing.name }), () => taking.mutate(keyOf(thing)));
        },
      },
    );
  }

  function takeBack(thing: WaivedThing) {
    taking.mutate(keyOf(thing), {
      onSuccess: (words) =>
        toastUndo(t("takenBack", { name: thing.name }), () => bringing.mutate({ ...keyOf(thing), words })),
    });
  }

  return { giving, waive, takeBack };
}

export type HealthActions = ReturnType<typeof useHealthActions>;
