// The strategies of a journey: by which channels and routes each goes, and on how many interviews it rests.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, Pencil, Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useChannelWords } from "#components/channel/use-channel-words.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { StrategyView } from "#server/health/strategies/queries.ts";
import { useStrategyActions } from "./use-strategy-actions.ts";

const StrategyDialog = dynamic(() => import("./strategy-dialog.tsx").then((module) => module.StrategyDialog));

export function StrategyPanel({ journeyId, onNew }: { journeyId: string; onNew: () => void }) {
  const t = useTranslations("health.strategy");
  const may = useCan();
  const trpc = useTRPC();
  const { data: strategies = [] } = useQuery(trpc.strategies.list.queryOptions({ journeyId }));
  const [edited, setEdited] = useState<StrategyView | null>(null);
  const mayEdit = may("strategy.edit");
  return (
    <Panel
      title={t("title")}
      lead={t("lead")}
      actions={
        mayEdit ? (
          <Button size="sm" onClick={onNew}>
            <Plus size={15} aria-hidden />
            {t("add")}
          </Button>
        ) : null
      }
    >
      {strategies.length === 0 ? <EmptyState small title={t("empty")} /> : null}
      <ul>
        {strategies.map((strategy) => (
          <StrategyRow
            key={strategy.id}
            journeyId={journeyId}
            strategy={strategy}
            onEdit={mayEdit ? () => setEdited(strategy) : undefined}
          />
        ))}
      </ul>
      {edited ? (
        <StrategyDialog journeyId={journeyId} strategy={edited} onClose={() => setEdited(null)} />
      ) : null}
    </Panel>
  );
}

interface StrategyRowProps {
  journeyId: string;
  strategy: StrategyView;
  onEdit: (() => void) | undefined;
}

function StrategyRow({ journeyId, strategy, onEdit }: StrategyRowProps) {
  const t = useTranslations("health.strategy");
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { nameOf } = useChannelWords();
  const { remove } = useStrategyActions(journeyId);
  const { data: channels = [] } = useQuery(trpc.channels.list.queryOptions({ workspaceId }));
  const { name, channelIds, routeIds, interviewIds, horizonMonths, isMulti } = strategy;
  const names = channels.filter((one) => channelIds.includes(one.id)).map(nameOf);
  return (
    <li
      className="flex items-start gap-3 border-t border-hair py-3 first:border-0"
      data-strategy={strategy.id}
    >
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-reading font-semibold wrap-anywhere">{name}</span>
          {isMulti ? <Badge tone="chalk">{t("multi")}</Badge> : null}
          {strategy.isShort ? (
            <Badge tone="tag" data-short="">
              {t("short")}
            </Badge>
          ) : null}
        </p>
        <p className="mt-0.5 text-body text-ink-2">
          {names.length > 0 ? format.list(names) : t("noChannels")}
        </p>
        <p className="text-meta text-ink-2">
          {[
            t("horizon", { count: horizonMonths }),
            ...(routeIds.length > 0 ? [t("routes", { count: routeIds.length })] : []),
            t("interviews", { count: interviewIds.length }),
          ].join(" · ")}
        </p>
      </div>
      {onEdit ? (
        <DropdownMenu
          trigger={<IconButton label={t("menu", { name })} icon={<Ellipsis size={18} />} size="sm" />}
        >
          <MenuItem icon={<Pencil size={16} />} onSelect={onEdit}>
            {t("edit")}
          </MenuItem>
          <MenuItem icon={<Trash2 size={16} />} tone="danger" onSelect={() => remove(strategy)}>
            {t("remove")}
          </MenuItem>
        </DropdownMenu>
      ) : null}
    </li>
  );
}
