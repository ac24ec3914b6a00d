// What a client may look at: one row a published journey.
"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleSlash2 } from "lucide-react";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { ThreadThumbnail } from "#components/workspace/thread-thumbnail.tsx";
import { PortalFrame, type PortalPlace } from "./portal-frame.tsx";

/** A list has no socket of its own: it asks as often as a board would without one. */
const ASK_MS = 3_000;

export function PortalList({ place }: { place: PortalPlace }) {
  const t = useTranslations("portal");
  const checks = useTranslations("health.check");
  const locale = useLocale();
  const format = useFormatter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const portal = useQuery(trpc.portal.open.queryOptions({ slug: place.slug }, { refetchInterval: ASK_MS }));
  const journeys = portal.data?.journeys ?? [];
  return (
    <PortalFrame place={place}>
      <h1 className="text-headline">{t("title")}</h1>
      <p className="mt-2 max-w-prose text-ink-2">{t("lead", { name: place.name })}</p>
      <div className="mt-8">
        {portal.isError ? (
          <ErrorState onRetry={() => void portal.refetch()}>{sentence(portal.error)}</ErrorState>
        ) : journeys.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyLead")}</EmptyState>
        ) : (
          <ul className="flex flex-col gap-4">
            {journeys.map((journey) => {
              const translated = journey.titleTranslations[locale];
              const nameOf = (phase: (typeof journey.phases)[number]) =>
                (locale === journey.contentLocale ? undefined : phase.translations[`name@${locale}`]) ??
                phase.name;
              return (
                <li
                  key={journey.id}
                  className="relative flex flex-wrap items-center gap-x-7 gap-y-3 rounded-panel bg-surface p-5 transition-shadow hover:shadow-1 sm:flex-nowrap"
                >
                  <ThreadThumbnail points={journey.thread} phaseCount={journey.phases.length} />
                  <div className="min-w-0 flex-1 basis-60">
                    <h2 className="text-phase" lang={translated ? locale : journey.contentLocale}>
                      <Link
                        href={`/c/${place.slug}/${journey.slug}`}
                        className="before:absolute before:inset-0 before:rounded-panel before:content-['']"
                      >
                        {translated ?? journey.title}
                      </Link>
                    </h2>
                    <p className="mt-1 text-ink-2">
                      {journey.phases.map(nameOf).filter(Boolean).join(" · ")}
                    </p>
                    <p className="mt-1.5 text-body text-ink-3">
                      {t("changed", {
                        date: format.dateTime(journey.updatedAt, { day: "numeric", month: "long" }),
                      })}
                    </p>
                    {journey.left.length > 0 ? (
                      <ul className="mt-3 grid gap-1.5 border-t border-hair pt-3" aria-label={t("left")}>
                        {journey.left.map(({ check, reason, date, by }) => (
                          <li key={check} className="flex items-start gap-2 text-body" data-left={check}>
                            <CircleSlash2 size={15} aria-hidden className="mt-0.5 flex-none text-chalk" />
                            <span className="min-w-0 wrap-anywhere">
                              <b className="font-semibold">
                                {t("leftCheck", { check: checks(`${check}.name`) })}
                              </b>{" "}
                              {reason}{" "}
                              <span className="text-ink-3">
                                {[
                                  by,
                                  format.dateTime(new Date(`${date}T12:00:00Z`), {
                                    day: "numeric",
                                    month: "long",
                                    year: "numeric",
                                  }),
                                ]
                                  .filter(Boolean)
                                  .join(", ")}
                              </span>
                            </span>
                          </li>
                        ))}
                      </ul>
                    ) : null}
                  </div>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </PortalFrame>
  );
}
