// The ⋯ of a group, of customers or of products: change it, remove it.
"use client";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

export interface GroupMenuProps {
  /** Whose words: a segment's, or a product's. */
  of: "segments" | "matrix";
  name: string;
  size?: "sm" | "md";
  onEdit: () => void;
  onRemove: () => void;
}

export function GroupMenu({ of, name, size = "md", onEdit, onRemove }: GroupMenuProps) {
  const t = useTranslations(`persona.${of}`);
  return (
    <DropdownMenu
      trigger={
        <IconButton
          size={size}
          label={t("more", { name })}
          icon={<Ellipsis size={size === "sm" ? 16 : 18} />}
        />
      }
    >
      <MenuItem icon={<Pencil size={16} />} onSelect={onEdit}>
        {t("edit")}
      </MenuItem>
      <MenuItem icon={<Trash2 size={16} />} tone="danger" onSelect={onRemove}>
        {t("remove")}
      </MenuItem>
    </DropdownMenu>
  );
}
