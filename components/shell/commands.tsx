// What the command menu can do here and now: the shell's own commands and those the page in view has added.
"use client";
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";

/** `touchpoint`, `person`, `evidence` and `lane` are found by their prefixes # @ " and /. */
export type CommandKind = "action" | "touchpoint" | "person" | "evidence" | "lane";
export type CommandGroup = "context" | "goTo" | "create" | "settings";

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly kind?: CommandKind;
  readonly label: string;
  /** Words in both languages by which it is also found. */
  readonly keywords?: string;
  readonly shortcut?: string;
  readonly icon?: ReactNode;
  readonly run: () => void;
}

interface Registry {
  add: (commands: readonly Command[]) => () => void;
}

const RegistryContext = createContext<Registry | null>(null);
const CommandsContext = createContext<readonly Command[]>([]);

export function CommandProvider({ children }: { children: ReactNode }) {
  const [lists, setLists] = useState<readonly (readonly Command[])[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      add: (commands) => {
        setLists((before) => [...before, commands]);
        return () => setLists((before) => before.filter((list) => list !== commands));
      },
    }),
    [],
  );
  const commands = useMemo(() => lists.flat(), [lists]);
  return (
    <RegistryContext value={registry}>
      <CommandsContext value={commands}>{children}</CommandsContext>
    </RegistryContext>
  );
}

/** Adds commands while the component is on the page. Keep the list the same (`useMemo`) between renders. */
export function useCommands(commands: readonly Command[]): void {
  const registry = use(RegistryContext);
  useEffect(() => registry?.add(commands), [registry, commands]);
}

export function useAllCommands(): readonly Command[] {
  return use(CommandsContext);
}
