// What can be done with evidence on screen. Each says what happened and, where it took something away, offers it back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { QuoteMark, Stance } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import type { LineTarget } from "./to-persona-menu.tsx";

export interface QuoteToLink {
  readonly text: string;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  /** Page of a PDF it was read on. */
  readonly page?: number | null;
  readonly mark?: QuoteMark;
}

/** What is put under the claim: a quote that exists, words that become one, or the item as a whole. */
export type LinkSubject =
  | { readonly kind: "item" }
  | { readonly kind: "quote"; readonly quoteId: string; readonly text: string }
  | { readonly kind: "words"; readonly quote: QuoteToLink };

/** Words of an item, never the whole of it. */
export type QuotedSubject = Exclude<LinkSubject, { readonly kind: "item" }>;

export interface LinkChoice {
  readonly journeyId: string;
  readonly nodeId: string;
  readonly stance: Stance;
  readonly weight: number;
}

/** An item under one line of a persona. */
export interface LineLink {
  readonly evidenceId: string;
  readonly lineId: string;
  readonly stance: Stance;
  readonly weight: number;
}

type Link = EvidenceView["links"][number];
type Quote = EvidenceView["quotes"][number];

export function useEvidenceActions() {
  const t = useTranslations("evidence");
  const fields = useTranslations("persona.fields");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();

  const refresh = async () => {
    await Promise.all([
      queries.invalidateQueries(trpc.evidence.pathFilter()),
      queries.invalidateQueries(trpc.library.pathFilter()),
      queries.invalidateQueries(trpc.journeys.list.queryFilter()),
    ]);
  };
  /** Runs the inverse of something; what goes wrong is said. */
  const takeBack = (inverse: () => Promise<unknown>) => () => {
    inverse()
      .then(refresh)
      .catch((error: unknown) => toastFailed(sentence(error)));
  };
  const onError = (error: unknown) => toastFailed(sentence(error));

  const unlinkQuietly = (journeyId: string, linkId: string) =>
    api.evidence.unlink.mutate({ journeyId, linkId });

  const link = useMutation({
    onError,
    mutationFn: async (input: {
      evidenceId: string;
      subject: LinkSubject;
      choice: LinkChoice;
      claim: string;
    }) => {
      const { evidenceId, subject, choice } = input;
      const { journeyId, ...tie } = choice;
      if (subject.kind === "words") {
        const made = await api.evidence.attachQuote.mutate({
          journeyId,
          link: { evidenceId, ...tie },
          quote: subject.quote,
        });
        return { undo: () => api.evidence.removeQuote.mutate({ workspaceId, quoteId: made.quoteId }) };
      }
      const quoteId = subject.kind === "quote" ? subject.quoteId : null;
      const made = await api.evidence.link.mutate({ journeyId, link: { evidenceId, quoteId, ...tie } });
      return { undo: () => unlinkQuietly(journeyId, made.id) };
    },
    onSuccess: async ({ undo }, { claim }) => {
      await refresh();
      toastUndo(t("linked", { claim }), takeBack(undo));
    },
  });

  const unlink = useMutation({
    onError,
    mutationFn: async (input: { link: Link & { journeyId: string }; claim: string }) =>
      unlinkQuietly(input.link.journeyId, input.link.id),
    onSuccess: async (was, { link: gone, claim }) => {
      await refresh();
      const tie = { ...was, stance: was.stance as Stance };
      toastUndo(
        t("unlinked", { claim }),
        takeBack(() => api.evidence.link.mutate({ journeyId: gone.journeyId, link: tie })),
      );
    },
  });

  const linkLine = useMutation({
    onError,
    mutationFn: (input: { link: LineLink; claim: string }) =>
      api.evidence.linkLine.mutate({ workspaceId, link: input.link }),
    onSuccess: async ({ id: linkId }, { claim }) => {
      await refresh();
      toastUndo(
        t("linked", { claim }),
        takeBack(() => api.evidence.unlinkLine.mutate({ workspaceId, linkId })),
      );
    },
  });

  const quoteToLine = useMutation({
    onError,
    mutationFn: (input: { evidenceId: string; subject: QuotedSubject; target: LineTarget }) => {
      const { evidenceId, subject, target } = input;
      const words = subject.kind === "words" ? { quote: subject.quote } : { quoteId: subject.quoteId };
      const { personaId, field } = target;
      return api.evidence.quoteToLine.mutate({
        workspaceId,
        line: { evidenceId, personaId, field, ...words },
      });
    },
    onSuccess: async (line, { target }) => {
      await Promise.all([refresh(), queries.invalidateQueries(trpc.personas.pathFilter())]);
      const { name, field } = target;
      toastUndo(
        t("toLine.made", { name, field: fields(field) }),
        takeBack(async () => {
          await api.evidence.takeQuotedLine.mutate({ workspaceId, line });
          await queries.invalidateQueries(trpc.personas.pathFilter());
        }),
      );
    },
  });

  const unlinkLine = useMutation({
    onError,
    mutationFn: (input: { linkId: string; claim: string }) =>
      api.evidence.unlinkLine.mutate({ workspaceId, linkId: input.linkId }),
    onSuccess: async (was, { claim }) => {
      await refresh();
      toastUndo(
        t("unlinked", { claim }),
        takeBack(() => api.evidence.linkLine.mutate({ workspaceId, link: was })),
      );
    },
  });

  const keepQuote = useMutation({
    onError,
    mutationFn: (input: { evidenceId: string; quote: QuoteToLink }) =>
      api.evidence.addQuote.mutate({ workspaceId, ...input }),
    onSuccess: async ({ id: quoteId }) => {
      await refresh();
      toastUndo(
        t("quoteKept"),
        takeBack(() => api.evidence.removeQuote.mutate({ workspaceId, quoteId })),
      );
    },
  });

  /** A quote comes back with the same words and under the same claims, under a new id. */
  async function bringQuoteBack(evidenceId: string, quote: Quote, links: readonly Link[]) {
    const { text, translations, startsAt, endsAt, page } = quote;
    const mark = quote.mark as QuoteMark;
    const { id: quoteId } = await api.evidence.addQuote.mutate({
      workspaceId,
      evidenceId,
      quote: { text, translations, startsAt, endsAt, page, mark },
    });
    for (const one of links) {
      if (!one.journeyId) continue;
      await api.evidence.link.mutate({
        journeyId: one.journeyId,
        link: { evidenceId, quoteId, nodeId: one.targetId, stance: one.stance as Stance, weight: one.weight },
      });
    }
  }

  const removeQuote = useMutation({
    onError,
    mutationFn: (input: { item: EvidenceView; quote: Quote }) =>
      api.evidence.removeQuote.mutate({ workspaceId, quoteId: input.quote.id }),
    onSuccess: async (_, { item, quote }) => {
      await refresh();
      const links = item.links.filter((one) => one.quoteId === quote.id);
      toastUndo(
        t("quoteRemoved"),
        takeBack(() => bringQuoteBack(item.id, quote, links)),
      );
    },
  });

  const markQuote = useMutation({
    onError,
    mutationFn: (input: { quoteId: string; mark: QuoteMark }) =>
      api.library.markQuote.mutate({ workspaceId, ...input }),
    onSuccess: async ({ mark: before }, { quoteId, mark }) => {
      await refresh();
      toastUndo(
        t("marked", { mark: t(`marks.${mark}`) }),
        takeBack(() => api.library.markQuote.mutate({ workspaceId, quoteId, mark: before })),
      );
    },
  });

  const remove = useMutation({
    onError,
    mutationFn: (input: { item: EvidenceView; title: string }) =>
      api.evidence.remove.mutate({ workspaceId, evidenceId: input.item.id }),
    onSuccess: async (_, { item, title }) => {
      await refresh();
      toastUndo(
        t("removed", { title }),
        takeBack(() => api.evidence.restore.mutate({ workspaceId, evidenceId: item.id })),
      );
    },
  });

  return {
    link,
    unlink,
    keepQuote,
    removeQuote,
    markQuote,
    remove,
    refresh,
    takeBack,
    linkLine,
    unlinkLine,
    quoteToLine,
  };
}
