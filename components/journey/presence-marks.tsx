"use client";
// The outline and name on a card that somebody else is editing. Text is edited together, never locked.
import { useTranslations } from "next-intl";
import { createContext, use, useSyncExternalStore } from "react";
import type { Peer } from "#document/presence.ts";
import { departmentTone } from "#components/ui/avatar.tsx";
import { useScreen } from "./board-context.tsx";
import { ALONE, firstName, type PresenceStore } from "./presence.ts";

export const PresenceContext = createContext<PresenceStore>(ALONE);

const findEditor = (peers: readonly Peer[], id: string): Peer | null =>
  peers.find((peer) => peer.editing?.id === id) ?? null;

export function EditedBy({ touchpointId }: { touchpointId: string }) {
  const t = useTranslations("presence");
  const store = use(PresenceContext);
  const isQuiet = useScreen((screen) => screen.quiet);
  const editor = useSyncExternalStore(
    store.subscribe,
    () => findEditor(store.get(), touchpointId),
    () => null,
  );
  if (!editor || isQuiet) return null;
  const color = `var(--dept-${departmentTone(editor.user.color)})`;
  return (
    <>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute -inset-[3px] rounded-[9px] border-2"
        style={{ borderColor: color }}
      />
      <span
        className="pointer-events-none absolute right-1.5 -bottom-2.5 z-10 rounded-[4px] px-1.5 py-[3px] text-axis leading-none text-on-dept"
        style={{ backgroundColor: color }}
      >
        {t("edits", { name: firstName(editor.user.name) })}
      </span>
    </>
  );
}
