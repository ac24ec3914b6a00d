// The channels of the workspace by kind: what they are called, digital or physical, and who pays for the attention.
"use client";
import { Ellipsis, MonitorSmartphone, Pencil, Store, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { isBridge } from "#domain/bridge.ts";
import type { MediaKind } from "#domain/journey.ts";
import { MEDIA_KINDS } from "#domain/vocabulary.ts";
import type { ChannelView } from "#server/channels/queries.ts";
import { useChannelActions } from "./use-channel-actions.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";
import { useFocusedChannel } from "./use-focused-channel.ts";

const ChannelDialog = dynamic(() => import("./channel-dialog.tsx").then((module) => module.ChannelDialog));
const BridgeReasonDialog = dynamic(() =>
  import("./bridge-reason-dialog.tsx").then((module) => module.BridgeReasonDialog),
);

export function ChannelList({ plan }: { plan: ChannelPlan }) {
  const t = useTranslations("budget");
  const may = useCan();
  const { nameOf } = useChannelWords();
  const { remove } = useChannelActions();
  const [editing, setEditing] = useState<ChannelView | null>(null);
  const [removing, setRemoving] = useState<ChannelView | null>(null);

  function handleRemove(channel: ChannelView) {
    if (isBridge(channel, plan.commitments, plan.month)) setRemoving(channel);
    else remove(channel.id, nameOf(channel));
  }

  return (
    <>
      <div className="gap-4 md:columns-2">
        {MEDIA_KINDS.map((kind) => (
          <KindGroup
            key={kind}
            kind={kind}
            channels={plan.channels.filter((one) => one.mediaKind === kind)}
            mayEdit={may("channel.edit")}
            onEdit={setEditing}
            onRemove={handleRemove}
          />
        ))}
      </div>
      {editing ? <ChannelDialog channel={editing} onClose={() => setEditing(null)} /> : null}
      {removing ? (
        <BridgeReasonDialog
          title={t("removeTitle", { channel: nameOf(removing) })}
          lead={t("removeLead", { channel: nameOf(removing) })}
          action={t("removeAction")}
          onReason={(reason) => {
            remove(removing.id, nameOf(removing), reason);
            setRemoving(null);
          }}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </>
  );
}

interface KindGroupProps {
  kind: MediaKind;
  channels: readonly ChannelView[];
  mayEdit: boolean;
  onEdit: (channel: ChannelView) => void;
  onRemove: (channel: ChannelView) => void;
}

function KindGroup({ kind, channels, ...row }: KindGroupProps) {
  const t = useTranslations("channel");
  if (channels.length === 0) return null;
  return (
    <section className="mb-4 break-inside-avoid rounded-panel bg-surface p-4 sm:p-5">
      <h2 className="text-card">{t(`kinds.${kind}`)}</h2>
      <p className="mt-0.5 mb-2 text-meta text-ink-3">{t(`kindLeads.${kind}`)}</p>
      <ul>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} {...row} />
        ))}
      </ul>
    </section>
  );
}

function ChannelRow({
  channel,
  mayEdit,
  onEdit,
  onRemove,
}: { channel: ChannelView } & Omit<KindGroupProps, "kind" | "channels">) {
  const t = useTranslations("channel");
  const common = useTranslations("common");
  const name = useChannelWords().nameOf(channel);
  const focused = useFocusedChannel();
  const Icon = channel.medium === "digital" ? MonitorSmartphone : Store;
  return (
    <li
      data-channel={channel.id}
      className="flex min-h-11 items-center gap-3 border-t border-hair py-1 first:border-0 data-focused:bg-thread-wash"
      {...focused(channel.id)}
    >
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
          <MenuItem icon={<Trash2 size={16} />} tone="danger" onSelect={() => onRemove(channel)}>
            {common("remove")}
          </MenuItem>
        </DropdownMenu>
      ) : null}
    </li>
  );
}
