// Contacts before the purchase along the chosen route: counted from the map, held against a band that the team can set.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type InteractionBand, interactionBand, type PurchaseKind } from "#domain/interactions.ts";
import { PURCHASE_KINDS } from "#domain/vocabulary.ts";

const ANY = "any";

export function InteractionPanel({ journeyId }: { journeyId: string }) {
  const t = useTranslations("metric.interactions");
  const locale = useLocale();
  const trpc = useTRPC();
  const may = useCan();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = useQuery(trpc.interactions.get.queryOptions({ journeyId }));
  const { setKind, setBand } = useInteractionActions(journeyId);
  const route = data?.routes.find((one) => one.routeId === chosen) ?? data?.routes[0];
  if (!data || !route) return null;
  const { kind, band } = data;
  const nameOf = (one: typeof route) =>
    one.translations[`name@${locale}`] ||
    one.name.trim() ||
    t(one.routeId === null ? "wholeBoard" : "nameless");
  return (
    <section className="mb-4 grid gap-2 rounded-card bg-raised p-3" data-interactions={route.count}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="text-body font-semibold">{t("title")}</h3>
        <b className="text-headline tabular-nums">{route.count}</b>
        <span className="text-body">{t(`place.${route.place}`, { from: band.from, to: band.to })}</span>
        <Badge tone={band.isOwn ? "ink" : "tag"}>{t(band.isOwn ? "own" : "claim")}</Badge>
      </div>
      <div className="flex flex-wrap items-end gap-3 text-body">
        {data.routes.length > 1 ? (
          <Select
            size="sm"
            aria-label={t("route")}
            className="w-56"
            value={route.routeId ?? ""}
            onValueChange={setChosen}
            options={data.routes.map((one) => ({ value: one.routeId ?? "", label: nameOf(one) }))}
          />
        ) : (
          <span className="text-ink-2">{nameOf(route)}</span>
        )}
        {may("journey.edit") ? (
          <Select
            size="sm"
            aria-label={t("kind")}
            className="w-56"
            value={kind ?? ANY}
            onValueChange={(value) => setKind(PURCHASE_KINDS.find((one) => one === value) ?? null, kind)}
            options={[ANY, ...PURCHASE_KINDS].map((value) => ({
              value,
              label: t(`kinds.${value as PurchaseKind | "any"}`),
            }))}
          />
        ) : (
          <span className="text-ink-2">{t(`kinds.${kind ?? ANY}`)}</span>
        )}
        {may("metric.edit") ? (
          <BandForm
            key={`${kind ?? ANY} ${band.from} ${band.to}`}
            band={band}
            isOwn={band.isOwn}
            onSet={(next) => setBand(kind ?? ANY, next)}
          />
        ) : null}
      </div>
    </section>
  );
}

function BandForm({
  band,
  isOwn,
  onSet,
}: {
  band: InteractionBand;
  isOwn: boolean;
  onSet: (band: InteractionBand | null) => void;
}) {
  const t = useTranslations("metric.interactions");
  const [from, setFrom] = useState(String(band.from));
  const [to, setTo] = useState(String(band.to));
  const read = interactionBand.safeParse({ from: Number(from), to: Number(to) });
  const isChanged = Number(from) !== band.from || Number(to) !== band.to;
  const field = { type: "number", min: 0, max: 99, className: "w-16" } as const;
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) onSet(read.data);
      }}
    >
      <Input
        {...field}
        aria-label={t("from")}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <span aria-hidden>–</span>
      <Input {...field} aria-label={t("to")} value={to} onChange={(event) => setTo(event.target.value)} />
      {isChanged ? (
        <Button type="submit" size="sm" disabled={!read.success}>
          {t("set")}
        </Button>
      ) : isOwn ? (
        <Button size="sm" variant="ghost" onClick={() => onSet(null)}>
          {t("reset")}
        </Button>
      ) : null}
    </form>
  );
}

/** Says how the purchase is made and sets its band; each is offered back. */
function useInteractionActions(journeyId: string) {
  const t = useTranslations("metric.interactions");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.interactions.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const kind = useMutation({
    ...options,
    mutationFn: (next: PurchaseKind | null) =>
      api.interactions.setPurchaseKind.mutate({ journeyId, kind: next }),
  });
  const band = useMutation({
    ...options,
    mutationFn: (next: { kind: PurchaseKind | "any"; band: InteractionBand | null }) =>
      api.interactions.setBand.mutate({ workspaceId, ...next }),
  });
  return {
    setKind: (next: PurchaseKind | null, before: PurchaseKind | null) =>
      kind.mutate(next, { onSuccess: () => toastUndo(t("kindSet"), () => kind.mutate(before)) }),
    setBand: (of: PurchaseKind | "any", next: InteractionBand | null) =>
      band.mutate(
        { kind: of, band: next },
        {
          onSuccess: ({ previous }) =>
            toastUndo(t("bandSet"), () => band.mutate({ kind: of, band: previous })),
        },
      ),
  };
}
