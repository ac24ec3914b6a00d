// A menu behind a button: every outcome of a drag stands in one of these too.
"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { FloatingRegion } from "./floating-region.tsx";
import { Kbd } from "./kbd.tsx";
import { menuItemStyles, menuLabelStyles, menuPanelStyles, menuSeparatorStyles } from "./menu-styles.ts";

export interface DropdownMenuProps {
  trigger: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}

export function DropdownMenu({
  trigger,
  open,
  onOpenChange,
  side = "bottom",
  align = "end",
  className,
  children,
}: DropdownMenuProps) {
  return (
    <Radix.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <FloatingRegion>
          <Radix.Content
            side={side}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className={cn(
              menuPanelStyles,
              "max-h-(--radix-dropdown-menu-content-available-height) min-w-48",
              className,
            )}
          >
            {children}
          </Radix.Content>
        </FloatingRegion>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  shortcut?: string | undefined;
  tone?: "danger";
  disabled?: boolean;
  /** Renders the only child (a link) as the item. */
  asChild?: boolean;
  onSelect?: (event: Event) => void;
  children: ReactNode;
}

export function MenuItem({
  icon,
  shortcut,
  tone,
  disabled = false,
  asChild = false,
  onSelect,
  children,
}: MenuItemProps) {
  return (
    <Radix.Item
      asChild={asChild}
      disabled={disabled}
      data-tone={tone}
      className={menuItemStyles}
      {...(onSelect ? { onSelect } : {})}
    >
      {asChild ? (
        children
      ) : (
        <>
          {icon ? <span className="grid w-4 flex-none place-items-center text-ink-3">{icon}</span> : null}
          <span className="min-w-0 flex-1">{children}</span>
          {shortcut ? <Kbd>{shortcut}</Kbd> : null}
        </>
      )}
    </Radix.Item>
  );
}

export interface MenuChoiceProps {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode; disabled?: boolean }[];
}

/** One of several, with a tick before the current one. */
export function MenuChoice({ value, onValueChange, options }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className={menuItemStyles}
        >
          <span className="grid w-4 flex-none place-items-center">
            <Radix.ItemIndicator>
              <Check size={16} />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export interface MenuChecksProps {
  values: readonly string[];
  onToggle: (value: string) => void;
  options: readonly { value: string; label: ReactNode }[];
}

/** Any number of several, each with its tick; the menu stays open. */
export function MenuChecks({ values, onToggle, options }: MenuChecksProps) {
  return options.map((option) => (
    <Radix.CheckboxItem
      key={option.value}
      checked={values.includes(option.value)}
      onCheckedChange={() => onToggle(option.value)}
      onSelect={(event) => event.preventDefault()}
      className={menuItemStyles}
    >
      <span className="grid w-4 flex-none place-items-center">
        <Radix.ItemIndicator>
          <Check size={16} />
        </Radix.ItemIndicator>
      </span>
      {option.label}
    </Radix.CheckboxItem>
  ));
}

export interface MenuSubmenuProps {
  icon?: ReactNode;
  label: ReactNode;
  children: ReactNode;
}

export function MenuSubmenu({ icon, label, children }: MenuSubmenuProps) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={cn(menuItemStyles, "data-[state=open]:bg-ink/8")}>
        {icon ? <span className="grid w-4 flex-none place-items-center text-ink-3">{icon}</span> : null}
        <span className="min-w-0 flex-1">{label}</span>
        <span aria-hidden className="text-ink-3">
          ›
        </span>
      </Radix.SubTrigger>
      <Radix.Portal>
        <FloatingRegion>
          <Radix.SubContent collisionPadding={8} className={cn(menuPanelStyles, "max-h-[70dvh]")}>
            {children}
          </Radix.SubContent>
        </FloatingRegion>
      </Radix.Portal>
    </Radix.Sub>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuLabelStyles}>{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className={menuSeparatorStyles} />;
}
