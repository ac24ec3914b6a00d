// The channels through which customers are met: what they are called, digital or physical, and who pays for the attention.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, MonitorSmartphone, Pencil, Plus, Store, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { MediaKind } from "#domain/journey.ts";
import { MEDIA_KINDS } from "#domain/vocabulary.ts";
import type { ChannelView } from "#server/channels/queries.ts";
import { useChannelActions } from "./use-channel-actions.ts";

const AddChannelDialog = dynamic(() =>
  import("./add-channel-dialog.tsx").then((module) => module.AddChannelDialog),
);
const ChannelDialog = dynamic(() => import("./channel-dialog.tsx").then((module) => module.ChannelDialog));

export function ChannelList() {
  const t = useTranslations("channel");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.channels.list.queryOptions({ workspaceId }));
  const [isAdding, setAdding] = useState(false);
  const [editing, setEditing] = useState<ChannelView | null>(null);
  const mayEdit = may("channel.edit");
  const add = mayEdit ? (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus size={16} aria-hidden />
      {t("add")}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={t("title")}
      lead={t("lead")}
      crumbs={[{ label: t("title") }]}
      actions={list.data && list.data.length > 0 ? add : null}
    >
      {list.isPending ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : list.data.length === 0 ? (
        <EmptyState title={t("empty")} action={add}>
          {t("emptyLead")}
        </EmptyState>
      ) : (
        <div className="gap-4 md:columns-2">
          {MEDIA_KINDS.map((kind) => (
            <KindGroup
              key={kind}
              kind={kind}
              channels={list.data.filter((one) => one.mediaKind === kind)}
              mayEdit={mayEdit}
              onEdit={setEditing}
            />
          ))}
        </div>
      )}
      {isAdding ? <AddChannelDialog channels={list.data ?? []} onClose={() => setAdding(false)} /> : null}
      {editing ? <ChannelDialog channel={editing} onClose={() => setEditing(null)} /> : null}
    </PageFrame>
  );
}

interface KindGroupProps {
  kind: MediaKind;
  channels: readonly ChannelView[];
  mayEdit: boolean;
  onEdit: (channel: ChannelView) => void;
}

function KindGroup({ kind, channels, mayEdit, onEdit }: KindGroupProps) {
  const t = useTranslations("channel");
  if (channels.length === 0) return null;
  return (
    <section className="mb-4 break-inside-avoid rounded-panel bg-surface p-4 sm:p-5">
      <h2 className="text-card">{t(`kinds.${kind}`)}</h2>
      <p className="mt-0.5 mb-2 text-meta text-ink-3">{t(`kindLeads.${kind}`)}</p>
      <ul>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} mayEdit={mayEdit} onEdit={onEdit} />
        ))}
      </ul>
    </section>
  );
}

function ChannelRow({
  channel,
  mayEdit,
  onEdit,
}: { channel: ChannelView } & Omit<KindGroupProps, "kind" | "channels">) {
  const t = useTranslations("channel");
  const common = useTranslations("common");
  const locale = useLocale();
  const { remove } = useChannelActions();
  const name = channel.nameTranslations[locale] ?? channel.name;
  const Icon = channel.medium === "digital" ? MonitorSmartphone : Store;
  return (
    <li className="flex min-h-11 items-center gap-3 border-t border-hair py-1 first:border-0">
      <Icon aria-hidden size={16} className="text-ink-3" />
      <span className="min-w-0 flex-1 text-reading break-words">{name}</span>
      {channel.necessary ? <Badge tone="tag">{t("necessary")}</Badge> : null}
      <span className="text-meta text-ink-3">
        {t(`media.${channel.medium === "digital" ? "digital" : "physical"}`)}
      </span>
      {mayEdit ? (
        <DropdownMenu
          trigger={
            <IconButton size="sm" label={t("menu", { channel: name })} icon={<Ellipsis size={16} />} />
          }
        >
          <MenuItem icon={<Pencil size={16} />} onSelect={() => onEdit(channel)}>
            {t("edit")}
          </MenuItem>
          <MenuItem icon={<Trash2 size={16} />} tone="danger" onSelect={() => remove(channel.id, name)}>
            {common("remove")}
          </MenuItem>
        </DropdownMenu>
      ) : null}
    </li>
  );
}
