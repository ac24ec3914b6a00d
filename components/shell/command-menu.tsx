// The command menu (Ctrl K): everything that can be done here, found by Dutch and English words.
"use client";
import { Command as Menu } from "cmdk";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useMemo, useState } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { type Command, type CommandGroup, useAllCommands } from "./commands.tsx";
import { matchCommand, readQuery } from "./command-search.ts";

const GROUPS: readonly CommandGroup[] = ["context", "goTo", "create", "settings"];
const MOST = 60;

export interface CommandMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function CommandMenu({ open, onOpenChange }: CommandMenuProps) {
  const t = useTranslations("shell");
  const commands = useAllCommands();
  const [typed, setTyped] = useState("");

  const groups = useMemo(() => {
    const query = readQuery(typed);
    const found = commands
      .map((command) => ({ command, score: matchCommand(command, query) }))
      .filter(({ score }) => score > 0);
    // Without words the order of the makers stands; with words the best match comes first.
    if (query.words.length > 0) found.sort((a, b) => b.score - a.score);
    const shown = found.slice(0, MOST);
    return GROUPS.map((group) => ({
      group,
      commands: shown.filter(({ command }) => command.group === group).map(({ command }) => command),
    })).filter((one) => one.commands.length > 0);
  }, [commands, typed]);

  function handleOpenChange(next: boolean) {
    if (!next) setTyped("");
    onOpenChange(next);
  }

  function handleSelect(command: Command) {
    handleOpenChange(false);
    command.run();
  }

  return (
    <Dialog.Root open={open} onOpenChange={handleOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-2 top-[12dvh] z-50 mx-auto max-w-[600px] overflow-hidden rounded-panel border border-line bg-surface text-ink shadow-2"
        >
          <Dialog.Title className="sr-only">{t("commandMenu")}</Dialog.Title>
          <Menu label={t("commandMenu")} shouldFilter={false} loop>
            <Menu.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t("commandPlaceholder")}
              className="w-full border-b border-line bg-transparent px-5 py-4 text-card outline-none"
            />
            <Menu.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-2">
              <Menu.Empty className="px-3 py-6 text-center text-body text-ink-3">
                {t("commandNothing")}
              </Menu.Empty>
              {groups.map(({ group, commands: inGroup }) => (
                <Menu.Group
                  key={group}
                  heading={t(`commandGroups.${group}`)}
                  className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-axis [&_[cmdk-group-heading]]:text-ink-3"
                >
                  {inGroup.map((command) => (
                    <Menu.Item
                      key={command.id}
                      value={command.id}
                      onSelect={() => handleSelect(command)}
                      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 text-body select-none data-[selected=true]:bg-ink/8 pointer-coarse:min-h-11"
                    >
                      <span className="grid w-5 flex-none place-items-center text-ink-3">{command.icon}</span>
                      <span className="min-w-0 flex-1 truncate">{command.label}</span>
                      {command.shortcut ? <Kbd>{command.shortcut}</Kbd> : null}
                    </Menu.Item>
                  ))}
                </Menu.Group>
              ))}
            </Menu.List>
          </Menu>
          <p className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line bg-raised px-5 py-2 text-axis text-ink-3 compact:hidden">
            {(["action", "touchpoint", "person", "evidence", "lane"] as const).map((kind) => (
              <span key={kind}>{t(`commandPrefixes.${kind}`)}</span>
            ))}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
