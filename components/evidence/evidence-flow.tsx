// How far the evidence has come: collected, linked, under which touchpoints, and how many of those it now carries.
"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export function EvidenceFlow() {
  const t = useTranslations("evidence.flow");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const counts = useQuery(trpc.evidence.count.queryOptions({ workspaceId })).data;
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId })).data;
  if (!counts || !journeys || counts.items === 0) return null;
  const sum = (level: "anecdotal" | "supported" | "validated") =>
    journeys.reduce((total, journey) => total + journey.levels[level], 0);
  const supported = sum("supported") + sum("validated");
  const steps = [
    { key: "items", count: counts.items },
    { key: "linked", count: counts.linked },
    { key: "touchpoints", count: sum("anecdotal") + supported },
    { key: "supported", count: supported },
  ] as const;
  return (
    <ol
      aria-label={t("label")}
      className="-mt-2 mb-6 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-reading text-ink-2"
    >
      {steps.map(({ key, count }, place) => (
        <Fragment key={key}>
          {place > 0 ? (
            <li aria-hidden className="text-ink-3">
              <ChevronRight size={16} />
            </li>
          ) : null}
          <li>
            {t.rich(key, {
              count,
              b: (chunks) => (
                <b className="font-display text-phase font-semibold text-ink tabular-nums">{chunks}</b>
              ),
            })}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
