// The seven mistakes on the dashboard, one under the other on the red thread, each with the sentence that says most.
"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight, Check, CircleSlash2, Minus, TriangleAlert, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { CheckResult, CheckState } from "#domain/health.ts";
import { MISTAKES } from "#domain/health-facts.ts";
import { useHealthWords } from "./use-health-words.ts";

const SIGNS: Readonly<Record<CheckState, { readonly Icon: typeof Check; readonly look: string }>> = {
  ok: { Icon: Check, look: "border-evidence-3 text-evidence-3" },
  attention: { Icon: TriangleAlert, look: "border-evidence-2 text-evidence-2" },
  failing: { Icon: X, look: "border-plum bg-plum text-on-plum" },
  waived: { Icon: CircleSlash2, look: "border-dashed border-chalk text-chalk" },
  not_applicable: { Icon: Minus, look: "border-line-strong text-ink-3" },
};
const SENTENCE_TONES: Readonly<Partial<Record<CheckState, string>>> = {
  attention: "font-semibold text-evidence-2",
  failing: "font-semibold text-plum",
};

export function HealthPanel({ journeyId, slug }: { journeyId: string; slug: string }) {
  const t = useTranslations("health");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.health.get.queryOptions({ journeyId }));
  const href = `/${workspace.slug}/j/${slug}/health`;
  return (
    <Panel
      title={t("name")}
      actions={
        data ? (
          <span className="text-meta text-ink-2 tabular-nums">
            {t("inOrder", { ok: data.summary.ok, of: data.summary.of })}
          </span>
        ) : null
      }
    >
      {data ? (
        <ol data-panel="health" data-well={`${data.summary.ok}/${data.summary.of}`}>
          {MISTAKES.flatMap((check) => data.results.filter((one) => one.check === check)).map((result) => (
            <Mistake key={result.check} result={result} href={href} />
          ))}
        </ol>
      ) : (
        <SkeletonLines lines={7} label={common("loading")} />
      )}
      <Link
        href={href}
        className="mt-2 inline-flex min-h-6 items-center gap-1.5 text-body font-semibold hover:underline print:hidden"
      >
        {t("toPage")}
        <ArrowRight size={14} aria-hidden />
      </Link>
    </Panel>
  );
}

function Mistake({
  result: { check, state, findings, waiver },
  href,
}: {
  result: CheckResult;
  href: string;
}) {
  const t = useTranslations("health");
  const { sentence, checkName } = useHealthWords();
  const { Icon, look } = SIGNS[state];
  const [first] = findings;
  const said =
    state === "waived" && waiver
      ? t("waive.because", { reason: waiver.reason })
      : first
        ? sentence(first)
        : t(`check.${check}.none`);
  return (
    <li
      className="relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 pb-2.5 before:absolute before:top-6 before:bottom-0 before:left-[10px] before:border-l-2 before:border-dashed before:border-thread before:content-[''] last:pb-0 last:before:hidden"
      data-check={check}
      data-state={state}
    >
      <span className={`grid size-[22px] place-items-center rounded-full border-2 ${look}`}>
        <Icon size={12} strokeWidth={2.6} aria-hidden />
      </span>
      <div className="min-w-0">
        <p className="text-body">
          <Link href={href} className="inline-block min-h-6 leading-6 font-semibold hover:underline">
            {checkName(check)}
          </Link>
          <span className="sr-only">: {t(`state.${state}`)}</span>
        </p>
        <p className={`text-meta wrap-anywhere ${SENTENCE_TONES[state] ?? "text-ink-2"}`}>{said}</p>
      </div>
    </li>
  );
}
