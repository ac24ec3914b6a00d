"use client";
// Which lanes stand on this person's board. The choice stays on this device, per journey.
import { Rows3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { loadWhenAsked } from "#components/ui/lazy.tsx";

const LaneMenuPanel = loadWhenAsked("dialog", () =>
  import("./lane-menu-panel.tsx").then((module) => module.LaneMenuPanel),
);

export function LaneMenu() {
  const t = useTranslations("board");
  return (
    <LaneMenuPanel
      trigger={
        <button
          type="button"
          tabIndex={-1}
          data-item=""
          className="flex h-7 items-center gap-1.5 rounded-control px-2 text-meta font-medium text-ink-2 hover:bg-ink/8 hover:text-ink"
        >
          <Rows3 size={15} aria-hidden />
          {t("lanes")}
        </button>
      }
    />
  );
}
