// What was agreed on: which channel is kept up how long, under which stop rule, and its figure at month 0, 3 and 6.
"use client";
import { Handshake } from "lucide-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import {
  checkpointsOf,
  commitmentState,
  isShort,
  isTooEarly,
  lastMonth,
  monthNumber,
} from "#domain/commitment.ts";
import type { CommitmentView } from "#server/channels/budgets/queries.ts";
import { useBudgetActions } from "./use-budget-actions.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";

const CommitmentDialog = dynamic(() =>
  import("./commitment-dialog.tsx").then((module) => module.CommitmentDialog),
);
const BridgeReasonDialog = dynamic(() =>
  import("./bridge-reason-dialog.tsx").then((module) => module.BridgeReasonDialog),
);

export function CommitmentList({ plan }: { plan: ChannelPlan }) {
  const t = useTranslations("budget");
  const may = useCan();
  const sentence = useErrorSentence();
  const { nameOf } = useChannelWords();
  const { giveUp } = useBudgetActions();
  const [isAgreeing, setAgreeing] = useState(false);
  const [ending, setEnding] = useState<CommitmentView | null>(null);
  const channelOf = (id: string) => plan.channels.find((one) => one.id === id);
  const shown = plan.commitments.filter((one) => channelOf(one.channelId));
  const endedName = nameOf(channelOf(ending?.channelId ?? "") ?? { name: "", nameTranslations: {} });
  return (
    <Panel
      title={t("commitments")}
      lead={t("commitmentsLead")}
      actions={
        may("budget.edit") ? (
          <Button onClick={() => setAgreeing(true)}>
            <Handshake size={16} aria-hidden />
            {t("agree")}
          </Button>
        ) : null
      }
    >
      {shown.length === 0 ? (
        <p className="text-body text-ink-3">{t("noCommitments")}</p>
      ) : (
        <ul>
          {shown.map((one) => (
            <CommitmentRow
              key={one.id}
              plan={plan}
              commitment={one}
              onEnd={may("budget.edit") ? () => setEnding(one) : null}
            />
          ))}
        </ul>
      )}
      {isAgreeing ? <CommitmentDialog plan={plan} onClose={() => setAgreeing(false)} /> : null}
      {ending ? (
        <BridgeReasonDialog
          title={t("endTitle", { channel: endedName })}
          lead={t("endLead", { channel: endedName })}
          action={t("endAction")}
          onReason={(reason) => {
            setEnding(null);
            giveUp(ending.id, reason, endedName).catch((error: unknown) => toastFailed(sentence(error)));
          }}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </Panel>
  );
}

function CommitmentRow({
  plan,
  commitment,
  onEnd,
}: {
  plan: ChannelPlan;
  commitment: CommitmentView;
  onEnd: (() => void) | null;
}) {
  const t = useTranslations("budget");
  const locale = useLocale();
  const { nameOf, monthName } = useChannelWords();
  const { figure, nameOf: metricName } = useMetricWords();
  const channel = plan.channels.find((one) => one.id === commitment.channelId);
  if (!channel) return null;
  const name = nameOf(channel);
  const state = commitmentState(commitment, plan.month);
  const number = monthNumber(commitment, plan.month);
  const metric = plan.resultOf(channel.id);
  const stopRule = commitment.stopRuleTranslations[locale] ?? commitment.stopRule;
  return (
    <li className="border-t border-hair py-3 first:border-0 first:pt-0" data-commitment={commitment.id}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-text text-reading font-semibold">{name}</h3>
        <Badge tone={state === "ended" ? "plum" : "neutral"}>
          {state === "running" && number !== null
            ? t("monthOf", { number, count: commitment.months })
            : t(`states.${state}`)}
        </Badge>
        {isShort(commitment) ? <Badge tone="tag">{t("short")}</Badge> : null}
        {onEnd && (state === "running" || state === "upcoming") ? (
          <Button size="sm" variant="ghost" className="ml-auto" onClick={onEnd}>
            {t("end")}
            <span className="sr-only">: {name}</span>
          </Button>
        ) : null}
      </div>
      <p className="text-meta text-ink-3">
        {t("span", {
          from: monthName(commitment.startMonth),
          to: monthName(lastMonth(commitment)),
        })}
      </p>
      <p className="mt-1 text-body">
        {commitment.endReason === null
          ? stopRule === ""
            ? t("noStopRule")
            : t("stopRuleIs", { rule: stopRule })
          : t("endedBecause", { reason: commitment.endReason })}
      </p>
      {metric && state !== "ended" ? (
        <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-body" data-checkpoints="">
          <dt className="w-full text-meta text-ink-3">{metricName(metric)}</dt>
          {checkpointsOf(commitment, metric.readings, metric.unit, plan.month).map((point) => (
            <div key={point.after}>
              <dt className="text-meta text-ink-3">{t("atMonth", { number: point.after })}</dt>
              <dd className="font-semibold tabular-nums">
                {point.value !== null
                  ? figure(point.value, metric.unit)
                  : point.isToCome
                    ? t("toCome", { month: monthName(point.month) })
                    : t("noFigure")}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {state !== "ended" && isTooEarly(commitment, plan.month) ? (
        <p className="mt-1 text-body font-medium text-evidence-2">{t("tooEarly")}</p>
      ) : null}
    </li>
  );
}
