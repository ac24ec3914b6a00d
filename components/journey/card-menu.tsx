"use client";
// The ⋯ menu of a card: every outcome of a drag and of a key stands here too.
import {
  ArrowLeftRight,
  ArrowUpDown,
  ClipboardList,
  Copy,
  Diamond,
  FileSearch,
  MessageSquare,
  Move,
  PanelRight,
  Pencil,
  Plus,
  Trash2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Touchpoint } from "#domain/journey.ts";
import { useKeyCaps } from "#components/shell/use-key-caps.ts";
import { DropdownMenu, MenuItem, MenuSeparator, MenuSubmenu } from "#components/ui/dropdown-menu.tsx";
import { focusCard } from "./command-setting.ts";
import { useBoard } from "./board-context.tsx";

const AFTER_CLOSE_MS = 20;
/** A closing menu first gives the focus back to where it was; only then may a command take it elsewhere. */
const choose = (command: () => void) => () => {
  setTimeout(command, AFTER_CLOSE_MS);
};

/** Opens at once: it is loaded when somebody asks for it. */
export function CardMenu({ touchpoint, onClose }: { touchpoint: Touchpoint; onClose: () => void }) {
  const t = useTranslations("board.menu");
  const b = useTranslations("board");
  const capsOf = useKeyCaps();
  const keys = (shortcutId: string): string => capsOf(shortcutId).join(" ");
  const { commands } = useBoard();
  const id = touchpoint.id;
  const other = touchpoint.medium === "digital" ? "physical" : "digital";
  return (
    <DropdownMenu
      open
      align="end"
      onOpenChange={(open) => {
        if (open) return;
        onClose();
        setTimeout(() => {
          // A command may have taken the focus along: into a field, a dialog, the inspector.
          const now = document.activeElement;
          if (now === document.body || now?.matches("[data-menu]")) focusCard(id);
        }, 2 * AFTER_CLOSE_MS);
      }}
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label={b("menuOf", { title: touchpoint.title })}
          className="absolute right-1 bottom-0.5 size-6 opacity-0"
        />
      }
    >
      <MenuItem
        icon={<Pencil size={15} />}
        shortcut={keys("enterCell")}
        onSelect={choose(() => commands.startEdit({ collection: "touchpoints", id, field: "title" }))}
      >
        {t("editTitle")}
      </MenuItem>
      <MenuItem
        icon={<PanelRight size={15} />}
        shortcut={keys("openInspector")}
        onSelect={choose(() => commands.inspect(id, "overview"))}
      >
        {t("details")}
      </MenuItem>
      <MenuItem
        icon={<Move size={15} />}
        shortcut={keys("pickUp")}
        onSelect={choose(() => commands.askMove(id))}
      >
        {t("moveTo")}
      </MenuItem>
      <MenuSubmenu icon={<ArrowLeftRight size={15} />} label={t("move")}>
        <MenuItem shortcut={keys("toUpperHalf")} onSelect={choose(() => commands.nudge(id, "ArrowUp"))}>
          {t("up")}
        </MenuItem>
        <MenuItem shortcut={keys("toLowerHalf")} onSelect={choose(() => commands.nudge(id, "ArrowDown"))}>
          {t("down")}
        </MenuItem>
        <MenuItem shortcut={keys("placeEarlier")} onSelect={choose(() => commands.nudge(id, "ArrowLeft"))}>
          {t("left")}
        </MenuItem>
        <MenuItem shortcut={keys("placeLater")} onSelect={choose(() => commands.nudge(id, "ArrowRight"))}>
          {t("right")}
        </MenuItem>
      </MenuSubmenu>
      <MenuItem icon={<ArrowUpDown size={15} />} onSelect={choose(() => commands.otherHalf(id))}>
        {t("otherHalf", { medium: b(`medium.${other}`) })}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Plus size={15} />}
        shortcut={keys("addAfter")}
        onSelect={choose(() => commands.addBeside(id, "after"))}
      >
        {t("addAfter")}
      </MenuItem>
      <MenuItem
        icon={<Plus size={15} />}
        shortcut={keys("addBefore")}
        onSelect={choose(() => commands.addBeside(id, "before"))}
      >
        {t("addBefore")}
      </MenuItem>
      <MenuItem
        icon={<Copy size={15} />}
        shortcut={keys("duplicate")}
        onSelect={choose(() => commands.duplicate(id))}
      >
        {t("duplicate")}
      </MenuItem>
      <MenuItem icon={<Diamond size={15} />} onSelect={choose(() => commands.toggleMoment(id))}>
        {touchpoint.momentOfTruth ? t("noMoment") : t("moment")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<FileSearch size={15} />}
        shortcut={keys("linkEvidence")}
        onSelect={choose(() => commands.inspect(id, "evidence"))}
      >
        {t("evidence")}
      </MenuItem>
      <MenuItem
        icon={<ClipboardList size={15} />}
        shortcut={keys("addTask")}
        onSelect={choose(() => commands.inspect(id, "tasks"))}
      >
        {t("task")}
      </MenuItem>
      <MenuItem
        icon={<MessageSquare size={15} />}
        shortcut={keys("comment")}
        onSelect={choose(() => commands.inspect(id, "comments"))}
      >
        {t("comment")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Trash2 size={15} />}
        shortcut={keys("delete")}
        tone="danger"
        onSelect={choose(() => commands.removeTouchpoint(id))}
      >
        {t("remove")}
      </MenuItem>
    </DropdownMenu>
  );
}
