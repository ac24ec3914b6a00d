"use client";
// Which lanes stand on this person's board. The choice stays on this device, per journey.
import { Rows3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { useBoard, useScreen } from "./board-context.tsx";
import { LANE_KINDS } from "./board-store.ts";

export function LaneMenu() {
  const t = useTranslations("board");
  const { commands } = useBoard();
  const lanes = useScreen((screen) => screen.lanes);
  return (
    <Popover
      label={t("lanes")}
      className="w-60"
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
    >
      <p className="mb-2 text-meta text-ink-2">{t("lanesHint")}</p>
      <ul className="grid gap-1">
        {LANE_KINDS.map((lane) => (
          <li key={lane}>
            <Checkbox
              checked={lanes.includes(lane)}
              onCheckedChange={() => commands.toggleLane(lane)}
              label={t(`lane.${lane}`)}
            />
          </li>
        ))}
      </ul>
    </Popover>
  );
}
