// The commands that exist on every page: go to, create, settings.
"use client";
import { Briefcase, CircleHelp, PanelLeft, Plus, Settings, UserPlus, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type Command, useCommands } from "./commands.tsx";
import { destinationsFor } from "./destinations.ts";

export interface ShellCommandsProps {
  onHelp: () => void;
  onToggleRail: () => void;
  navigate: (href: string) => void;
}

const SIZE = 16;

export function ShellCommands({ onHelp, onToggleRail, navigate }: ShellCommandsProps) {
  const t = useTranslations("shell");
  const workspace = useWorkspace();
  const may = useCan();
  const base = `/${workspace.slug}`;
  const mayCreate = may("journey.create");
  const mayInvite = may("invitation.manage");

  const commands = useMemo(() => {
    const list: Command[] = destinationsFor(may).map((one) => ({
      id: `go-${one.key}`,
      group: "goTo",
      label: t(`to.${one.key}`),
      keywords: t(`words.${one.key}`),
      icon: <one.icon size={SIZE} />,
      run: () => navigate(`${base}/${one.path}`),
    }));
    if (workspace.isAgency) {
      list.push({
        id: "go-clients",
        group: "goTo",
        label: t("to.clients"),
        keywords: t("words.clients"),
        icon: <Briefcase size={SIZE} />,
        run: () => navigate("/agency"),
      });
    }
    if (mayCreate) {
      list.push({
        id: "new-journey",
        group: "create",
        label: t("commands.newJourney"),
        keywords: t("words.newJourney"),
        icon: <Plus size={SIZE} />,
        run: () => navigate(`${base}/journeys?new=1`),
      });
    }
    if (mayInvite) {
      list.push({
        id: "invite",
        group: "create",
        label: t("commands.invite"),
        keywords: t("words.invite"),
        icon: <UserPlus size={SIZE} />,
        run: () => navigate(`${base}/settings/members`),
      });
    }
    list.push(
      {
        id: "workspace-settings",
        group: "settings",
        label: t("commands.workspaceSettings"),
        keywords: t("words.settings"),
        icon: <Settings size={SIZE} />,
        run: () => navigate(`${base}/settings`),
      },
      {
        id: "account",
        group: "settings",
        label: t("account"),
        keywords: t("words.account"),
        icon: <UserRound size={SIZE} />,
        run: () => navigate("/settings"),
      },
      {
        id: "rail",
        group: "settings",
        label: t("commands.rail"),
        keywords: t("words.rail"),
        shortcut: "[",
        icon: <PanelLeft size={SIZE} />,
        run: onToggleRail,
      },
      {
        id: "help",
        group: "settings",
        label: t("help"),
        keywords: t("words.help"),
        shortcut: "?",
        icon: <CircleHelp size={SIZE} />,
        run: onHelp,
      },
    );
    return list;
    // The callbacks only set state or navigate; taking them in would rebuild the list on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, base, mayCreate, mayInvite, workspace.isAgency]);

  useCommands(commands);
  return null;
}
