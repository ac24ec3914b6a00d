// Step 4: what asks for a decision, the weightiest first, beside what goes well and stays; each decided in one press and a sentence.
"use client";
import { Plus } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { DECISION_KINDS, type DecisionKind } from "#domain/cycle.ts";
import type { ReviewView } from "#server/cycles/snapshots/queries.ts";

/** What a decision is begun with. */
export interface DecisionStart {
  readonly kind: DecisionKind;
  readonly about: { readonly id: string; readonly title: string; readonly lang: string } | null;
}

export interface StepChooseProps {
  review: ReviewView;
  /** Undefined where the reader may not, or the month is over. */
  onDecide: ((start: DecisionStart) => void) | undefined;
}

export function StepChoose({ review, onDecide }: StepChooseProps) {
  const t = useTranslations("cycle.choose");
  const levels = useTranslations("board.level");
  const format = useFormatter();
  const locale = useLocale();
  const { improve, keep, decisions, contentLocale, touchpoints } = review;
  const named = (one: ReviewView["improve"][number]) => {
    const translated = one.translations[`title@${locale}`];
    return { id: one.id, title: translated ?? one.title, lang: translated ? locale : contentLocale };
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Panel
        title={t("improve")}
        lead={t("improveLead")}
        actions={
          onDecide ? (
            <Button size="sm" onClick={() => onDecide({ kind: "decide", about: null })}>
              <Plus size={15} aria-hidden />
              {t("other")}
            </Button>
          ) : null
        }
      >
        {improve.length === 0 ? <p className="text-body text-ink-2">{t("nothing")}</p> : null}
        <ol>
          {improve.map((one) => {
            const about = named(one);
            const number = touchpoints.find((other) => other.id === one.touchpointId)?.number;
            const decided = decisions.filter((decision) => decision.nodeId === one.id);
            return (
              <li
                key={one.id}
                data-insight={one.id}
                className="grid items-start gap-x-6 gap-y-2 border-t border-hair py-3 first:border-0 xl:grid-cols-[minmax(0,1fr)_auto]"
              >
                <div className="min-w-0">
                  <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                    <Badge tone={one.kind === "pain" ? "thread" : "chalk"}>{t(`kind.${one.kind}`)}</Badge>
                    <span
                      lang={about.lang}
                      className="min-w-0 flex-1 text-reading font-semibold wrap-anywhere"
                    >
                      {about.title}
                    </span>
                  </p>
                  <p className="mt-1 flex flex-wrap items-center gap-x-3 text-meta text-ink-2">
                    <span>{t("severity", { severity: one.severity })}</span>
                    <span>
                      {one.reach === 0
                        ? t("noRoute")
                        : t("reach", { share: format.number(one.reach, { style: "percent" }) })}
                    </span>
                    {number === undefined ? null : <span>{t("at", { number })}</span>}
                    <span className="inline-flex items-center gap-1.5">
                      <StitchMark level={one.level} decorative />
                      {levels(one.level)}
                    </span>
                  </p>
                  {decided.map((decision) => (
                    <p key={decision.id} className="mt-1.5 text-body">
                      <b className="font-semibold">{t(`decision.${decision.kind}`)}</b>: {decision.sentence}
                    </p>
                  ))}
                </div>
                {onDecide ? (
                  <div className="flex flex-wrap gap-1.5">
                    {DECISION_KINDS.map((kind) => (
                      <Button key={kind} size="sm" onClick={() => onDecide({ kind, about })}>
                        {t(`decision.${kind}`)}
                        <span className="sr-only">: {about.title}</span>
                      </Button>
                    ))}
                  </div>
                ) : null}
              </li>
            );
          })}
        </ol>
      </Panel>
      <Panel title={t("keep")} lead={t("keepLead")}>
        {keep.length === 0 ? (
          <p className="text-body text-ink-2">{t("keepNothing")}</p>
        ) : (
          <ul className="grid gap-2">
            {keep.map((one) => {
              const about = named(one);
              return (
                <li key={one.id} className="flex items-center gap-2.5 text-body" data-keep={one.id}>
                  <StitchMark level={one.level} />
                  <span lang={about.lang} className="min-w-0 flex-1 font-medium wrap-anywhere">
                    {about.title}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
    </div>
  );
}
