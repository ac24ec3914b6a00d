// Bridges that are broken, each with its reason, and the way to mend it.
"use client";
import { Unlink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { useBudgetActions } from "./use-budget-actions.ts";
import { useChannelActions } from "./use-channel-actions.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";

export function BridgeNotice({ plan }: { plan: ChannelPlan }) {
  const t = useTranslations("budget");
  const may = useCan();
  const { nameOf, bridgeSentence } = useChannelWords();
  const { putBack } = useChannelActions();
  const { resume } = useBudgetActions();
  if (plan.bridges.length === 0) return null;
  const named = [...plan.channels, ...plan.drops.map((one) => ({ ...one, id: one.channelId }))];
  return (
    <section className="rounded-panel border border-dashed border-line-strong bg-surface p-4" data-bridges="">
      <h2 className="flex items-center gap-2 text-card">
        <Unlink size={16} aria-hidden />
        {t("bridges", { count: plan.bridges.length })}
      </h2>
      <ul className="mt-1">
        {plan.bridges.map((bridge) => {
          const channel = named.find((one) => one.id === bridge.channelId);
          const stopped = plan.commitments.find(
            (one) => one.channelId === bridge.channelId && one.endedMonth !== null,
          );
          return (
            <li
              key={bridge.channelId}
              className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-reading"
            >
              <span className="min-w-0 flex-1 basis-64">
                {bridgeSentence(bridge, channel ? nameOf(channel) : t("unknownChannel"))}
              </span>
              {bridge.cause === "removed" && may("channel.edit") ? (
                <Button size="sm" onClick={() => putBack(bridge.channelId)}>
                  {t("putBack")}
                </Button>
              ) : bridge.cause === "stopped" && stopped && may("budget.edit") ? (
                <Button size="sm" onClick={() => resume(stopped.id)}>
                  {t("resume")}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
