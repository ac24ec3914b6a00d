"use client";
// The ⋯ menu of a phase: what it means, rename, add beside, move, delete. Who only reads gets the first.
import { ArrowLeft, ArrowRight, Info, Pencil, Plus, Timer, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Phase } from "#domain/journey.ts";
import { DropdownMenu, MenuItem, MenuSeparator } from "#components/ui/dropdown-menu.tsx";
import { useBoard } from "./board-context.tsx";

const AFTER_CLOSE_MS = 20;
/** A closing menu first gives the focus back to where it was; only then may a command take it elsewhere. */
const choose = (command: () => void) => () => {
  setTimeout(command, AFTER_CLOSE_MS);
};

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
  const { store, edit } = useBoard();
  return (
    <DropdownMenu
      open
      onOpenChange={(open) => {
        if (open) return;
        onClose();
        setTimeout(() => {
          // A command may have taken the focus along: into a field, a dialog, the inspector.
          const now = document.activeElement;
          if (now === document.body || now?.matches("[data-menu]"))
            document.querySelector<HTMLElement>(`[data-phase="${phase.id}"]`)?.focus();
        }, 2 * AFTER_CLOSE_MS);
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
      <MenuItem
        icon={<Info size={15} />}
        onSelect={choose(() => store.set({ dialog: { kind: "explainPhase", phaseId: phase.id } }))}
      >
        {t("explain")}
      </MenuItem>
      {edit ? <EditItems phase={phase} isFirst={isFirst} isLast={isLast} /> : null}
    </DropdownMenu>
  );
}

function EditItems({ phase, isFirst, isLast }: { phase: Phase; isFirst: boolean; isLast: boolean }) {
  const t = useTranslations("board.phaseMenu");
  const { commands } = useBoard();
  return (
    <>
      <MenuSeparator />
      <MenuItem
        icon={<Pencil size={15} />}
        shortcut="Enter"
        onSelect={choose(() => commands.renamePhase(phase.id))}
      >
        {t("rename")}
      </MenuItem>
      <MenuItem
        icon={<Timer size={15} />}
        onSelect={choose(() => commands.startEdit({ collection: "phases", id: phase.id, field: "duration" }))}
      >
        {t("duration")}
      </MenuItem>
      <MenuItem icon={<Plus size={15} />} shortcut="N" onSelect={choose(() => commands.addPhase(phase.id))}>
        {t("addAfter")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<ArrowLeft size={15} />}
        shortcut="Alt ←"
        disabled={isFirst}
        onSelect={choose(() => commands.movePhase(phase.id, -1))}
      >
        {t("left")}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight size={15} />}
        shortcut="Alt →"
        disabled={isLast}
        onSelect={choose(() => commands.movePhase(phase.id, 1))}
      >
        {t("right")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Trash2 size={15} />}
        tone="danger"
        shortcut="Del"
        onSelect={choose(() => commands.askRemovePhase(phase.id))}
      >
        {t("remove")}
      </MenuItem>
    </>
  );
}
