// The channels a persona uses.
"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { PersonaView } from "#server/personas/queries.ts";
import { usePersonaActions } from "./use-persona-actions.ts";

export function PersonaChannels({ persona, mayEdit }: { persona: PersonaView; mayEdit: boolean }) {
  const t = useTranslations("persona");
  const locale = useLocale();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { change } = usePersonaActions();
  const { data } = useQuery(trpc.channels.list.queryOptions({ workspaceId }));
  const channels = (data ?? []).map((one) => ({
    id: one.id,
    name: one.nameTranslations[locale] ?? one.name,
  }));
  const used = channels.filter((one) => persona.channelIds.includes(one.id));
  const free = channels.filter((one) => !persona.channelIds.includes(one.id));
  const set = (channelIds: string[]) => change(persona.id, (before) => ({ ...before, channelIds }));
  return (
    <Panel title={t("channels")}>
      {used.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {used.map((channel) => (
            <li
              key={channel.id}
              className="inline-flex min-h-7 items-center gap-1 rounded-pill border border-line bg-raised pl-3 text-body has-[button]:pr-0.5 not-has-[button]:pr-3"
            >
              {channel.name}
              {mayEdit ? (
                <button
                  type="button"
                  aria-label={t("removeChannel", { channel: channel.name })}
                  className="grid size-6 place-items-center rounded-full text-ink-3 hover:bg-ink/8 hover:text-ink pointer-coarse:size-11"
                  onClick={() => set(persona.channelIds.filter((id) => id !== channel.id))}
                >
                  <X aria-hidden size={13} />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-body text-ink-3">{t("noChannels")}</p>
      )}
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
  );
}
