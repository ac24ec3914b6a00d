"use client";
// The ⋯ menu of a phase: rename, add beside, move, delete.
import { ArrowLeft, ArrowRight, Pencil, Plus, Timer, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Phase } from "#domain/journey.ts";
import { DropdownMenu, MenuItem, MenuSeparator } from "#components/ui/dropdown-menu.tsx";
import { useBoard } from "./board-context.tsx";

export function PhaseMenu({
  phase,
  isFirst,
  isLast,
  onClose,
}: {
  phase: Phase;
  isFirst: boolean;
  isLast: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("board.phaseMenu");
  const { commands } = useBoard();
  return (
    <DropdownMenu
      open
      onOpenChange={(open) => {
        if (open) return;
        onClose();
        requestAnimationFrame(() => {
          if (document.activeElement !== document.body) return;
          document.querySelector<HTMLElement>(`[data-phase="${phase.id}"]`)?.focus();
        });
      }}
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("open")}
          className="absolute top-1.5 right-1 size-6 opacity-0"
        />
      }
    >
      <MenuItem icon={<Pencil size={15} />} shortcut="Enter" onSelect={() => commands.renamePhase(phase.id)}>
        {t("rename")}
      </MenuItem>
      <MenuItem
        icon={<Timer size={15} />}
        onSelect={() => commands.startEdit({ collection: "phases", id: phase.id, field: "duration" })}
      >
        {t("duration")}
      </MenuItem>
      <MenuItem icon={<Plus size={15} />} shortcut="N" onSelect={() => commands.addPhase(phase.id)}>
        {t("addAfter")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<ArrowLeft size={15} />}
        shortcut="Alt ←"
        disabled={isFirst}
        onSelect={() => commands.movePhase(phase.id, -1)}
      >
        {t("left")}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight size={15} />}
        shortcut="Alt →"
        disabled={isLast}
        onSelect={() => commands.movePhase(phase.id, 1)}
      >
        {t("right")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Trash2 size={15} />}
        tone="danger"
        shortcut="Del"
        onSelect={() => commands.askRemovePhase(phase.id)}
      >
        {t("remove")}
      </MenuItem>
    </DropdownMenu>
  );
}
