"use client";
// The list of lanes behind the button of lane-menu.tsx.
import { BOARD_LANES } from "#domain/board-lanes.ts";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { AskedProps } from "#components/ui/lazy.tsx";
import { PopoverPanel } from "#components/ui/popover-panel.tsx";
import { useBoard, useScreen } from "./board-context.tsx";

export function LaneMenuPanel(asked: AskedProps) {
  const t = useTranslations("board");
  const { commands } = useBoard();
  const lanes = useScreen((screen) => screen.lanes);
  return (
    <PopoverPanel {...asked} label={t("lanes")} className="w-60">
      <p className="mb-2 text-meta text-ink-2">{t("lanesHint")}</p>
      <ul className="grid gap-1">
        {BOARD_LANES.map((lane) => (
          <li key={lane}>
            <Checkbox
              checked={lanes.includes(lane)}
              onCheckedChange={() => commands.toggleLane(lane)}
              label={t(`lane.${lane}`)}
            />
          </li>
        ))}
      </ul>
    </PopoverPanel>
  );
}
