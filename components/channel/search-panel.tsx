// The words our content is found by, phase by phase, and the content that has none yet.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "#components/shell/page-frame.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Journey, Touchpoint } from "#domain/journey.ts";
import { searchTermsByPhase } from "#domain/search-terms.ts";

export function SearchPanel({ journey, slug }: { journey: Journey; slug: string }) {
  const t = useTranslations("channel.search");
  const intents = useTranslations("inspector.search.intents");
  const workspace = useWorkspace();
  const rows = searchTermsByPhase(
    journey.phases.map((phase) => phase.id),
    journey.touchpoints,
  );
  if (rows.every(({ found, without }) => found.length + without.length === 0)) return null;
  const nameOf = (phaseId: string | null) =>
    journey.phases.find((phase) => phase.id === phaseId)?.name ?? t("withoutPhase");
  const linkTo = (one: Touchpoint) => (
    <Link
      href={`/${workspace.slug}/j/${slug}?t=${one.id}`}
      className="inline-flex min-h-6 items-center hover:underline pointer-coarse:min-h-11"
    >
      {`${one.number} ${one.title}`}
    </Link>
  );
  return (
    <Panel title={t("title")} lead={t("lead")}>
      <div className="grid gap-4">
        {rows.map(({ phaseId, found, without }) => (
          <section key={phaseId ?? "none"} data-terms={phaseId ?? ""}>
            <h3 className="text-body font-semibold">{nameOf(phaseId)}</h3>
            {found.length === 0 && without.length === 0 ? (
              <p className="text-body text-ink-3">{t("noContent")}</p>
            ) : null}
            <ul>
              {found.map((one) => (
                <li
                  key={one.id}
                  className="flex flex-wrap items-baseline gap-x-3 border-t border-hair py-1 first:border-0"
                >
                  <span className="min-w-40 font-medium">{one.searchKeyword.trim() || t("noTerm")}</span>
                  <span className="text-body text-ink-2">
                    {one.searchIntent === null ? t("noIntent") : intents(one.searchIntent)}
                  </span>
                  <span className="ml-auto text-body">{linkTo(one)}</span>
                </li>
              ))}
            </ul>
            {without.length > 0 ? (
              <details className="text-body">
                <summary className="min-h-6 cursor-pointer text-ink-2 pointer-coarse:min-h-11">
                  {t("without", { count: without.length })}
                </summary>
                <ul className="flex flex-wrap gap-x-4">
                  {without.map((one) => (
                    <li key={one.id}>{linkTo(one)}</li>
                  ))}
                </ul>
              </details>
            ) : null}
          </section>
        ))}
      </div>
    </Panel>
  );
}
