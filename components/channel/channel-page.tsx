// Channels of a workspace in three views: where they meet the customer, what they cost, and the list itself.
"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { BridgeNotice } from "./bridge-notice.tsx";
import { ChannelList } from "./channel-list.tsx";
import { ChannelMatrix } from "./channel-matrix.tsx";
import { ConveniencePanel } from "./convenience-panel.tsx";
import { SearchPanel } from "./search-panel.tsx";
import { useChannelPlan } from "./use-channel-plan.ts";

const BudgetView = dynamic(() => import("./budget-view.tsx").then((module) => module.BudgetView));
const AddChannelDialog = dynamic(() =>
  import("./add-channel-dialog.tsx").then((module) => module.AddChannelDialog),
);

const VIEWS = ["matrix", "budget", "list"] as const;

export function ChannelPage() {
  const t = useTranslations("channel");
  const common = useTranslations("common");
  const may = useCan();
  const router = useRouter();
  const search = useSearchParams();
  const sentence = useErrorSentence();
  const view = VIEWS.find((one) => one === search.get("view")) ?? "matrix";
  const { plan, error, refetch } = useChannelPlan(search.get("journey"));
  const [isAdding, setAdding] = useState(false);
  const isEmpty = plan !== null && plan.channels.length === 0 && plan.drops.length === 0;

  function go(change: Readonly<Record<string, string>>) {
    // the channel somebody was led to is left behind with the first step of one's own
    const { focus: _focus, ...kept } = Object.fromEntries(search);
    router.replace(`?${new URLSearchParams({ ...kept, ...change })}`, { scroll: false });
  }

  const add = may("channel.edit") ? (
    <Button variant={view === "list" || isEmpty ? "primary" : "outline"} onClick={() => setAdding(true)}>
      <Plus size={16} aria-hidden />
      {t("add")}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={t("title")}
      lead={t(`leads.${view}`)}
      crumbs={[{ label: t("title") }]}
      actions={isEmpty ? null : add}
      width={view === "list" ? "page" : "wide"}
    >
      <SegmentedControl
        label={t("views")}
        className="mb-4 bg-surface"
        value={view}
        onValueChange={(next) => go({ view: next })}
        options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      {error ? (
        <ErrorState onRetry={refetch}>{sentence(error)}</ErrorState>
      ) : plan === null ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : isEmpty ? (
        <EmptyState title={t("empty")} action={add}>
          {t("emptyLead")}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <BridgeNotice plan={plan} />
          {view === "matrix" ? (
            <>
              <ChannelMatrix plan={plan} onJourney={(journey) => go({ journey })} />
              {plan.journey && plan.journeyId && plan.slug ? (
                <>
                  <ConveniencePanel journey={plan.journey} slug={plan.slug} id={plan.journeyId} />
                  <SearchPanel journey={plan.journey} slug={plan.slug} />
                </>
              ) : null}
            </>
          ) : view === "budget" ? (
            <BudgetView plan={plan} />
          ) : (
            <ChannelList plan={plan} />
          )}
        </div>
      )}
      {isAdding ? (
        <AddChannelDialog channels={plan?.channels ?? []} onClose={() => setAdding(false)} />
      ) : null}
    </PageFrame>
  );
}
