// Each journey of the page over several: how sure it is, what was done, and where to look further.
"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import type { RollUpView } from "#server/dashboard/roll-ups/queries.ts";
import { type RollUpPlace, rollUpQuery } from "./roll-up-address.ts";

export function JourneyRows({ view, place }: { view: RollUpView; place: RollUpPlace }) {
  const t = useTranslations("dashboard");
  const levels = useTranslations("board.level");
  const locale = useLocale();
  const { slug } = useWorkspace();
  return (
    <Panel title={t("rollUp.rows")} lead={t("rollUp.rowsLead")}>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("rollUp.rows")}>
        <table className="w-full text-body tabular-nums">
          <thead>
            <tr className="text-left text-meta text-ink-2">
              <th scope="col" className="py-1 pr-3 font-medium">
                {t("journey")}
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-medium max-sm:hidden">
                {t("rollUp.touchpoints")}
              </th>
              {STRENGTH_LEVELS.map((level) => (
                <th key={level} scope="col" className="py-1 pl-3 text-right font-medium">
                  <span className="inline-flex items-center gap-1.5">
                    <StitchMark level={level} decorative width={20} />
                    <span className="max-sm:sr-only">{levels(level)}</span>
                  </span>
                </th>
              ))}
              <th scope="col" className="py-1 pl-3 text-right font-medium">
                {t("work.title")}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.journeys.map((one) => (
              <tr key={one.id} className="border-t border-line" data-journey={one.id}>
                <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                  <Link
                    href={
                      view.isNarrow
                        ? `/${slug}/dashboard?${rollUpQuery({ ...place, journeys: [one.slug] })}`
                        : `/${slug}/dashboard?journey=${one.slug}&month=${view.month}`
                    }
                    className="inline-block min-h-6 leading-6 font-semibold text-ink hover:underline"
                  >
                    {one.titleTranslations[locale] ?? one.title}
                  </Link>
                  {/* a narrow screen has no room for a column of its own */}
                  <Link
                    href={`/${slug}/j/${one.slug}`}
                    className="block min-h-6 w-fit text-meta leading-6 text-ink-2 hover:underline sm:hidden"
                  >
                    {t("count.touchpoints", { count: one.touchpoints })}
                  </Link>
                  {one.isFrozen ? (
                    <span className="block text-meta text-ink-2">{t("rollUp.closed")}</span>
                  ) : null}
                  {one.staleDays === null ? null : (
                    <Link
                      href={`/${slug}/j/${one.slug}/review`}
                      data-stale={one.staleDays}
                      className="flex min-h-6 w-fit items-center gap-2 text-meta text-ink-2 hover:underline"
                    >
                      <Badge tone="thread">{t("stale")}</Badge>
                      {t("staleSince", { days: one.staleDays })}
                    </Link>
                  )}
                </th>
                <td className="py-1.5 pl-3 text-right max-sm:hidden">
                  <Link
                    href={`/${slug}/j/${one.slug}`}
                    className="inline-block min-h-6 min-w-6 leading-6 hover:underline"
                  >
                    {one.touchpoints}
                  </Link>
                </td>
                {STRENGTH_LEVELS.map((level) => (
                  <td key={level} className="py-1.5 pl-3 text-right">
                    {one.levels[level]}
                  </td>
                ))}
                <td className="py-1.5 pl-3 text-right whitespace-nowrap">
                  {one.tasks.all === 0 ? "–" : t("work.doneOf", { done: one.tasks.done, all: one.tasks.all })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
