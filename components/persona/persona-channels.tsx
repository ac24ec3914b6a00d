// The channels a persona uses, since when, those that ended, and how that shifted.
"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarDays, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ChannelUse } from "#domain/channel-use.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { ChannelShift } from "./channel-shift.tsx";
import { usePersonaActions } from "./use-persona-actions.ts";

const ChannelUseDialog = dynamic(() =>
  import("./channel-use-dialog.tsx").then((module) => module.ChannelUseDialog),
);
const ICON_BUTTON =
  "grid size-6 place-items-center rounded-full text-ink-3 hover:bg-ink/8 hover:text-ink pointer-coarse:size-11";

export function PersonaChannels({ persona, mayEdit }: { persona: PersonaView; mayEdit: boolean }) {
  const t = useTranslations("persona");
  const locale = useLocale();
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { change } = usePersonaActions();
  const [dated, setDated] = useState<ChannelUse | null>(null);
  const { data } = useQuery(trpc.channels.list.queryOptions({ workspaceId }));
  const channels = (data ?? []).map((one) => ({
    id: one.id,
    name: one.nameTranslations[locale] ?? one.name,
  }));
  const nameOf = (id: string) => channels.find((one) => one.id === id)?.name ?? t("unknownChannel");
  const used = channels.filter((one) => persona.channelIds.includes(one.id));
  const free = channels.filter((one) => !persona.channelIds.includes(one.id));
  const usedAs = (channelId: string): ChannelUse =>
    persona.channelUses.find((one) => one.channelId === channelId) ?? { channelId, since: null, until: null };
  const former = persona.channelUses.filter(
    (one) => !persona.channelIds.includes(one.channelId) && channels.some(({ id }) => id === one.channelId),
  );
  const month = (of: string) =>
    format.dateTime(new Date(`${of}-15T12:00:00Z`), { month: "short", year: "numeric" });
  const set = (channelIds: string[]) => change(persona.id, (before) => ({ ...before, channelIds }));
  const dateButton = (use: ChannelUse) =>
    mayEdit ? (
      <button
        type="button"
        aria-label={t("use.title", { channel: nameOf(use.channelId) })}
        className={ICON_BUTTON}
        onClick={() => setDated(use)}
      >
        <CalendarDays aria-hidden size={13} />
      </button>
    ) : null;
  return (
    <>
      <Panel title={t("channels")}>
        {used.length > 0 ? (
          <ul className="flex flex-wrap gap-1.5">
            {used.map((channel) => {
              const use = usedAs(channel.id);
              return (
                <li
                  key={channel.id}
                  data-channel={channel.id}
                  className="inline-flex min-h-7 items-center gap-1 rounded-pill border border-line bg-raised pl-3 text-body has-[button]:pr-0.5 not-has-[button]:pr-3"
                >
                  {channel.name}
                  {use.since === null ? null : (
                    <span className="text-meta text-ink-3">
                      {t("use.sinceShort", { month: month(use.since) })}
                    </span>
                  )}
                  {dateButton(use)}
                  {mayEdit ? (
                    <button
                      type="button"
                      aria-label={t("removeChannel", { channel: channel.name })}
                      className={ICON_BUTTON}
                      onClick={() => set(persona.channelIds.filter((id) => id !== channel.id))}
                    >
                      <X aria-hidden size={13} />
                    </button>
                  ) : null}
                </li>
              );
            })}
          </ul>
        ) : (
          <p className="text-body text-ink-3">{t("noChannels")}</p>
        )}
        {former.length > 0 ? (
          <ul className="mt-2 grid gap-0.5 text-meta text-ink-3" aria-label={t("use.former")}>
            {former.map((use) => (
              <li key={use.channelId} className="flex items-center gap-1">
                {use.until === null
                  ? t("use.later", { channel: nameOf(use.channelId), month: month(use.since ?? "") })
                  : t("use.formerUse", { channel: nameOf(use.channelId), month: month(use.until) })}
                {dateButton(use)}
              </li>
            ))}
          </ul>
        ) : null}
        {mayEdit && free.length > 0 ? (
          <Combobox
            className="mt-3"
            label={t("addChannel")}
            placeholder={t("addChannel")}
            value={null}
            onValueChange={(id) => id !== null && set([...persona.channelIds, id])}
            options={free.map((one) => ({ value: one.id, label: one.name }))}
          />
        ) : null}
      </Panel>
      <ChannelShift uses={persona.channelUses} nameOf={nameOf} />
      {dated ? (
        <ChannelUseDialog
          personaId={persona.id}
          use={dated}
          channel={nameOf(dated.channelId)}
          onClose={() => setDated(null)}
        />
      ) : null}
    </>
  );
}
