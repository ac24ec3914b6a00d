// The levels of the month with how many touchpoints stand at each; a press opens the touchpoints that are counted.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { STRENGTH_LEVELS, type StrengthLevel } from "#domain/evidence-level.ts";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

export function CertaintyLevels({ view }: { view: Pick<DashboardView, "claims" | "journey"> }) {
  const levels = useTranslations("board.level");
  const t = useTranslations("dashboard.certainty");
  const { titleOf } = useDashboardWords();
  const { slug } = useWorkspace();
  const id = useId();
  const [opened, setOpened] = useState<StrengthLevel | null>(null);
  const of = (level: StrengthLevel) => view.claims.filter((one) => one.level === level);
  const shown = opened === null ? [] : of(opened);
  return (
    <div className="mt-2">
      <ul className="flex flex-wrap gap-x-3 gap-y-1 text-meta text-ink-2">
        {STRENGTH_LEVELS.map((level) => (
          <li key={level}>
            <button
              type="button"
              data-open-level={level}
              aria-expanded={opened === level}
              aria-controls={id}
              disabled={of(level).length === 0}
              onClick={() => setOpened(opened === level ? null : level)}
              className="flex min-h-6 items-center gap-1.5 rounded-tag enabled:hover:text-ink enabled:hover:underline aria-expanded:font-semibold aria-expanded:text-ink"
            >
              <StitchMark level={level} decorative width={24} />
              {t("level", { count: of(level).length, level: levels(level) })}
            </button>
          </li>
        ))}
      </ul>
      <ul id={id} className="mt-1.5 grid gap-0.5 text-body empty:hidden" data-level-list={opened ?? ""}>
        {shown.map((claim) => (
          <li key={claim.id} className="min-w-0">
            <Link
              href={`/${slug}/j/${view.journey.slug}?t=${claim.id}`}
              className="flex min-h-6 min-w-0 items-center gap-2 hover:underline"
            >
              <span className="w-5 flex-none text-right text-meta text-ink-3 tabular-nums">
                {claim.number}
              </span>
              <span className="truncate">{titleOf(claim)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
