// How a shortcut is written on this person's keyboard, from the one table of shortcuts.
"use client";
import { useTranslations } from "next-intl";
import { keyCaps, shortcut } from "#domain/shortcuts.ts";

/** Gives the key caps of a shortcut by its id: `["Ctrl", "D"]`. */
export function useKeyCaps(): (id: string) => string[] {
  const t = useTranslations("shell");
  const isMac = typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.userAgent);
  return (id) => keyCaps(shortcut(id), isMac).map((cap) => (cap === "Space" ? t("space") : cap));
}
