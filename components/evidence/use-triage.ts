// Going through the library by keys: next and previous, which touchpoints an item may be about, linking to one, taking that back.
"use client";
import { useEffect, useMemo, useRef } from "react";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { areSingleKeysOn, isTyping } from "#components/shell/single-keys.ts";
import { shortcutFor, SUGGESTIONS } from "#domain/shortcuts.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { suggestClaims } from "./suggest-claims.ts";
import { type Claim, useClaims, useJourneyNames } from "./use-claims.ts";
import { useEvidenceActions } from "./use-evidence-actions.ts";

/** Suggestions are read from the journeys that were worked on last. */
const JOURNEYS = 6;

export interface TriageInput {
  items: readonly EvidenceView[];
  selected: EvidenceView | null;
  isOn: () => boolean;
  onSelect: (evidenceId: string) => void;
  /** The item is to be linked somewhere that was not suggested. */
  onLink: () => void;
}

export function useTriage({ items, selected, isOn, onSelect, onLink }: TriageInput) {
  const may = useCan();
  const journeys = useJourneyNames();
  const ids = useMemo(() => journeys.slice(0, JOURNEYS).map((one) => one.id), [journeys]);
  const claims = useClaims(ids);
  const { link, takeBack } = useEvidenceActions();
  /** The last link, also while its answer is on the way; null as an answer where it failed, which was said. */
  const last = useRef<{
    evidenceId: string;
    answer: Promise<{ undo: () => Promise<unknown> } | null>;
  } | null>(null);
  const mayLink = may("evidence.link");

  const suggested = useMemo(() => {
    if (!selected || !mayLink) return [];
    const linked = new Set(selected.links.map((one) => one.targetId));
    const touchpoints = [...claims.values()]
      .flatMap((ofJourney) => [...ofJourney.values()])
      .filter((claim) => claim.kind === "touchpoint" && !linked.has(claim.id));
    const words = [selected.title, selected.summary, selected.body].join(" ");
    return suggestClaims(words, touchpoints, SUGGESTIONS.length);
  }, [claims, mayLink, selected]);

  function go(step: number) {
    const place = items.findIndex((item) => item.id === selected?.id);
    const next = items[Math.min(Math.max(place + step, 0), items.length - 1)];
    if (!next) return;
    onSelect(next.id);
    document.querySelector<HTMLElement>(`[data-evidence="${next.id}"]`)?.focus();
  }

  function linkTo(claim: Claim) {
    if (!selected) return;
    const { id: evidenceId } = selected;
    // the last of the list stays where it is: a second press would link it twice
    if (link.isPending && last.current?.evidenceId === evidenceId) return;
    const made = link.mutateAsync({
      evidenceId,
      subject: { kind: "item" },
      choice: { journeyId: claim.journeyId, nodeId: claim.id, stance: "supports", weight: 2 },
      claim: claim.title,
    });
    last.current = { evidenceId, answer: made.catch(() => null) };
    // It leaves the part of what stands under nothing; the next one of that part comes up.
    go(items.at(-1)?.id === evidenceId ? -1 : 1);
  }

  function undo() {
    if (!last.current) return;
    const { evidenceId, answer } = last.current;
    last.current = null;
    onSelect(evidenceId);
    // a link whose answer is still on the way is taken back when it is there
    void answer.then((made) => made && takeBack(made.undo)());
  }

  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      if (event.defaultPrevented || !areSingleKeysOn() || isTyping(event.target)) return;
      if (!isOn() || document.querySelector("[role=dialog]")) return;
      const isOnItem = event.target instanceof HTMLElement && event.target.dataset["evidence"] !== undefined;
      const arrow = isOnItem ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
      const pressed = shortcutFor(event, ["library"])?.id;
      const wanted = SUGGESTIONS.find((number) => pressed === `linkSuggested${number}`);
      const claim = wanted === undefined ? undefined : suggested[wanted - 1];
      if (arrow !== undefined) go(arrow);
      else if (pressed === "nextEvidence") go(1);
      else if (pressed === "previousEvidence") go(-1);
      else if (pressed === "linkThisEvidence" && mayLink && selected) onLink();
      else if (pressed === "undoLink") undo();
      else if (claim) linkTo(claim);
      else return;
      event.preventDefault();
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  });

  return { suggested, linkTo };
}
