// Adds channels from the library, found in either language, or one of the reader's own.
"use client";
import { Check, MonitorSmartphone, Plus, Search, Store } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { defaultChannelIcon, type LibraryChannel, searchChannels } from "#domain/channel.ts";
import type { ChannelView } from "#server/channels/queries.ts";
import { ChannelDialog } from "./channel-dialog.tsx";
import { useChannelActions } from "./use-channel-actions.ts";

export interface AddChannelDialogProps {
  channels: readonly ChannelView[];
  onClose: () => void;
}

export function AddChannelDialog({ channels, onClose }: AddChannelDialogProps) {
  const t = useTranslations("channel");
  const [search, setSearch] = useState("");
  const [isOwn, setOwn] = useState(false);
  const found = searchChannels(search);
  if (isOwn) return <ChannelDialog name={search.trim()} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("addTitle")}
      description={t("addLead")}
      footer={
        <>
          <Button onClick={() => setOwn(true)}>
            <Plus aria-hidden size={16} />
            {t("own")}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        </>
      }
    >
      <div className="relative">
        <Search
          aria-hidden
          size={16}
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
        />
        <Input
          type="search"
          aria-label={t("find")}
          placeholder={t("find")}
          className="pl-8"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <p role="status" className="sr-only">
        {t("found", { count: found.length })}
      </p>
      {found.length === 0 ? (
        <p className="py-4 text-body text-ink-2">{t("nothing")}</p>
      ) : (
        <ul className="mt-2">
          {found.map((entry) => (
            <LibraryRow key={entry.id} entry={entry} isHere={channels.some((one) => one.key === entry.id)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function LibraryRow({ entry, isHere }: { entry: LibraryChannel; isHere: boolean }) {
  const t = useTranslations("channel");
  const locale = localeOf(useLocale()) ?? "nl";
  const { create, workspaceId } = useChannelActions();
  const Icon = entry.medium === "digital" ? MonitorSmartphone : Store;
  return (
    <li className="flex min-h-11 items-center gap-3 border-t border-hair py-1 first:border-0">
      <Icon aria-hidden size={16} className="text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="text-reading">{entry.name[locale]}</span>
        <span className="block text-meta text-ink-3">
          {t(`media.${entry.medium}`)} · {t(`kinds.${entry.kind}`)}
        </span>
      </span>
      {isHere ? (
        <span className="inline-flex items-center gap-1.5 text-meta text-ink-2">
          <Check aria-hidden size={14} />
          {t("isHere")}
        </span>
      ) : (
        <Button
          size="sm"
          busy={create.isPending}
          aria-label={t("addOne", { channel: entry.name[locale] })}
          onClick={() =>
            create.mutate({
              workspaceId,
              channel: {
                key: entry.id,
                name: entry.name.nl,
                nameTranslations: { en: entry.name.en },
                icon: defaultChannelIcon(entry.medium),
                medium: entry.medium,
                mediaKind: entry.kind,
              },
            })
          }
        >
          <Plus aria-hidden size={14} />
          {t("addShort")}
        </Button>
      )}
    </li>
  );
}
