// The menu of the right mouse button; what it offers always stands in a visible menu as well.
"use client";
import { Check } from "lucide-react";
import { ContextMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { FloatingRegion } from "./floating-region.tsx";
import { Kbd } from "./kbd.tsx";
import { menuItemStyles, menuLabelStyles, menuPanelStyles, menuSeparatorStyles } from "./menu-styles.ts";

export interface ContextMenuProps {
  trigger: ReactElement;
  className?: string;
  children: ReactNode;
}

export function ContextMenu({ trigger, className, children }: ContextMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <FloatingRegion>
          <Radix.Content
            collisionPadding={8}
            className={cn(
              menuPanelStyles,
              "max-h-(--radix-context-menu-content-available-height) min-w-48",
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

export interface ContextMenuItemProps {
  icon?: ReactNode;
  shortcut?: string | undefined;
  tone?: "danger";
  disabled?: boolean;
  /** Renders the only child (a link) as the item. */
  asChild?: boolean;
  onSelect?: (event: Event) => void;
  children: ReactNode;
}

export function ContextMenuItem({
  icon,
  shortcut,
  tone,
  disabled = false,
  asChild = false,
  onSelect,
  children,
}: ContextMenuItemProps) {
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

export interface ContextMenuChoiceProps {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode; disabled?: boolean }[];
}

/** One of several, with a tick before the current one. */
export function ContextMenuChoice({ value, onValueChange, options }: ContextMenuChoiceProps) {
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

export interface ContextMenuSubmenuProps {
  icon?: ReactNode;
  label: ReactNode;
  children: ReactNode;
}

export function ContextMenuSubmenu({ icon, label, children }: ContextMenuSubmenuProps) {
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

export function ContextMenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuLabelStyles}>{children}</Radix.Label>;
}

export function ContextMenuSeparator() {
  return <Radix.Separator className={menuSeparatorStyles} />;
}
