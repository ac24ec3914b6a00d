// Where an item stands: under which touchpoints and lines of personas, for or against, how heavy, and how strong those claims now are.
"use client";
import { useQueries } from "@tanstack/react-query";
import { Unlink } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { LineLinks } from "./line-links.tsx";
import { useClaims, useJourneyNames } from "./use-claims.ts";
import { useEvidenceActions } from "./use-evidence-actions.ts";

type LinkView = EvidenceView["links"][number];
type NodeLink = LinkView & { readonly journeyId: string };

const isNodeLink = (link: LinkView): link is NodeLink => link.target === "node" && link.journeyId !== null;

export function EvidenceLinks({ links, mayUnlink }: { links: readonly LinkView[]; mayUnlink: boolean }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const journeys = useJourneyNames();
  const nodeLinks = useMemo(() => links.filter(isNodeLink), [links]);
  const journeyIds = useMemo(() => [...new Set(nodeLinks.map((link) => link.journeyId))].sort(), [nodeLinks]);
  const claims = useClaims(journeyIds);
  const strengths = useQueries({
    queries: journeyIds.map((journeyId) => trpc.evidence.listStrengths.queryOptions({ journeyId })),
    combine: (results) => new Map(results.map((result, place) => [journeyIds[place], result.data])),
  });
  return (
    <>
      {nodeLinks.length > 0 ? (
        <ul className="flex flex-col">
          {nodeLinks
            .toSorted((a, b) => b.weight - a.weight)
            .map((link) => (
              <LinkRow
                key={link.id}
                link={link}
                mayUnlink={mayUnlink}
                claim={claims.get(link.journeyId)?.get(link.targetId)}
                isRead={claims.has(link.journeyId)}
                journey={journeys.find((one) => one.id === link.journeyId)}
                report={strengths.get(link.journeyId)?.[link.targetId]}
                workspaceSlug={slug}
              />
            ))}
        </ul>
      ) : null}
      <LineLinks links={links} mayUnlink={mayUnlink} />
    </>
  );
}

interface LinkRowProps {
  link: NodeLink;
  mayUnlink: boolean;
  claim: ReturnType<ReturnType<typeof useClaims>["get"]> extends ReadonlyMap<string, infer C> | undefined
    ? C | undefined
    : never;
  isRead: boolean;
  journey: ReturnType<typeof useJourneyNames>[number] | undefined;
  report:
    | { readonly level: Parameters<typeof StitchMark>[0]["level"]; readonly refuted: boolean }
    | undefined;
  workspaceSlug: string;
}

function LinkRow({ link, mayUnlink, claim, isRead, journey, report, workspaceSlug }: LinkRowProps) {
  const t = useTranslations("evidence");
  const { unlink } = useEvidenceActions();
  if (!isRead) {
    return (
      <li className="py-2">
        <Skeleton className="h-4 w-2/3" />
      </li>
    );
  }
  const title = claim?.title || t("claimUntitled");
  const name = claim ? title : t("claimGone");
  return (
    <li className="flex min-h-11 items-center gap-3 border-t border-hair py-1.5 first:border-0">
      <span className="grid w-7 flex-none">
        {report ? <StitchMark level={report.level} decorative /> : null}
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-body font-medium" lang={claim?.lang}>
          {claim?.number ? <span className="text-ink-3 tabular-nums">{claim.number} </span> : null}
          {claim && journey ? (
            <Link href={`/${workspaceSlug}/j/${journey.slug}`} className="hover:underline">
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className="text-meta text-ink-3">
          {[
            report ? t(`levels.${report.level}`) : "",
            report?.refuted ? t("contested") : "",
            claim?.phase,
            journey?.title,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {link.stance === "contradicts" ? <Badge tone="plum">{t("link.contradicts")}</Badge> : null}
      <WeightMark weight={link.weight} />
      {mayUnlink ? (
        <IconButton
          size="sm"
          label={t("unlink", { claim: name })}
          icon={<Unlink size={16} />}
          onClick={() => unlink.mutate({ link, claim: name })}
        />
      ) : null}
    </li>
  );
}

/** One to three short strokes. */
function WeightMark({ weight }: { weight: number }) {
  const t = useTranslations("evidence.link");
  const key = weight >= 3 ? "3" : weight <= 1 ? "1" : "2";
  return (
    <svg
      role="img"
      aria-label={`${t("weight")}: ${t(`weights.${key}`)}`}
      width="18"
      height="10"
      className="flex-none text-ink-3"
    >
      {[0, 1, 2].map((place) => (
        <path
          key={place}
          d={`M${2 + place * 7} 9V${7 - place * 2.5}`}
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          opacity={place < weight ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}
