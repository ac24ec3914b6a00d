// Finds one thing in a longer list by typing; may offer to make what is not there yet.
"use client";
import { Command } from "cmdk";
import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { cn } from "./class-names.ts";
import { inputStyles } from "./input.tsx";
import { menuItemStyles } from "./menu-styles.ts";
import { PopoverPanel } from "./popover-panel.tsx";

export interface ComboboxOption<V extends string> {
  value: V;
  label: string;
  hint?: string;
  mark?: ReactNode;
}

export interface ComboboxProps<V extends string> {
  value: V | null;
  onValueChange: (value: V | null) => void;
  options: readonly ComboboxOption<V>[];
  label: string;
  placeholder: string;
  /** Offers an empty choice under this name. */
  noneLabel?: string;
  /** Offers to make what was typed. */
  onCreate?: (text: string) => void;
  disabled?: boolean;
  id?: string;
  className?: string;
}

export function Combobox<V extends string>({
  value,
  onValueChange,
  options,
  label,
  placeholder,
  noneLabel,
  onCreate,
  disabled = false,
  id,
  className,
}: ComboboxProps<V>) {
  const t = useTranslations("ui");
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const chosen = options.find((option) => option.value === value);
  const isNew = typed.trim() !== "" && !options.some((option) => option.label === typed.trim());

  function choose(next: V | null) {
    onValueChange(next);
    setOpen(false);
    setTyped("");
  }

  return (
    <PopoverPanel
      open={open}
      onOpenChange={setOpen}
      label={label}
      className="w-(--radix-popover-trigger-width) min-w-60 p-0"
      trigger={
        <button
          type="button"
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-haspopup="listbox"
          aria-label={`${label}: ${chosen?.label ?? placeholder}`}
          disabled={disabled}
          className={cn(
            inputStyles,
            "flex h-[34px] items-center justify-between gap-2 text-left pointer-coarse:min-h-11",
            className,
          )}
        >
          <span className={cn("flex min-w-0 items-center gap-2", !chosen && "text-ink-3")}>
            {chosen?.mark}
            <span className="truncate">{chosen?.label ?? placeholder}</span>
          </span>
          <ChevronsUpDown size={16} className="text-ink-3" aria-hidden />
        </button>
      }
    >
      <Command id={listId} label={label} loop>
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={t("search")}
          className="w-full border-b border-line bg-transparent px-3 py-2.5 text-body outline-none"
        />
        <Command.List className="max-h-64 overflow-y-auto p-1">
          <Command.Empty className="px-2 py-3 text-meta text-ink-3">{t("nothingFound")}</Command.Empty>
          {noneLabel && !typed ? (
            <Command.Item value="–" onSelect={() => choose(null)} className={menuItemStyles}>
              <span className="text-ink-3">{noneLabel}</span>
            </Command.Item>
          ) : null}
          {options.map((option) => (
            <Command.Item
              key={option.value}
              value={`${option.label} ${option.hint ?? ""} ${option.value}`}
              onSelect={() => choose(option.value)}
              className={menuItemStyles}
            >
              {option.mark}
              <span className="min-w-0 flex-1">
                {option.label}
                {option.hint ? <span className="block text-axis text-ink-3">{option.hint}</span> : null}
              </span>
              {option.value === value ? <Check size={16} aria-hidden /> : null}
            </Command.Item>
          ))}
          {onCreate && isNew ? (
            <Command.Item
              value={`+ ${typed}`}
              onSelect={() => {
                onCreate(typed.trim());
                setOpen(false);
                setTyped("");
              }}
              className={menuItemStyles}
            >
              <Plus size={16} aria-hidden />
              {t("make", { name: typed.trim() })}
            </Command.Item>
          ) : null}
        </Command.List>
      </Command>
    </PopoverPanel>
  );
}
