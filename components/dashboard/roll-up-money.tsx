// What the channels of several journeys cost in the month, each channel once; and which figures have grown old.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useChannelWords } from "#components/channel/use-channel-words.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { RollUpView } from "#server/dashboard/roll-ups/queries.ts";

export function RollUpMoney({ view }: { view: RollUpView }) {
  const t = useTranslations("dashboard");
  const { slug } = useWorkspace();
  const { euros } = useChannelWords();
  const { money, old } = view;
  const line = (name: string, cents: number | null, key: string) => (
    <div className="flex items-baseline justify-between gap-3 border-t border-line py-2 first:border-0">
      <dt className="text-body">{name}</dt>
      <dd className="text-card font-semibold tabular-nums" data-money={key}>
        <Link href={`/${slug}/channels`} className="inline-block min-h-6 leading-6 hover:underline">
          {cents === null ? t("rollUp.noMoney") : euros(cents)}
        </Link>
      </dd>
    </div>
  );
  return (
    <Panel title={t("money.title")} lead={t("rollUp.moneyLead", { count: money.channels })}>
      <dl>
        {line(t("rollUp.spent"), money.spentCents, "spent")}
        {line(t("rollUp.planned"), money.plannedCents, "planned")}
      </dl>
      {old.count > 0 ? (
        <p className="mt-2 text-meta text-ink-2" data-old="">
          <Link href={`/${slug}/kpis`} className="inline-block min-h-6 leading-6 hover:underline">
            {t("money.old", { count: old.count, all: old.of })}
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}
