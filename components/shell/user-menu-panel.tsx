// Who I am, in which language and colours I read, where else I work, and the way out.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleHelp, Contrast, Languages, LogOut, Plus, Repeat, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { signOut } from "#components/account/sign-in.ts";
import { useTRPC } from "#components/api/client.tsx";
import type { PersonView } from "#components/workspace/workspace-context.tsx";
import {
  DropdownMenu,
  MenuChoice,
  MenuItem,
  MenuSeparator,
  MenuSubmenu,
} from "#components/ui/dropdown-menu.tsx";
import type { AskedProps } from "#components/ui/lazy.tsx";
import { loadPage } from "./load-page.ts";
import { keepLocale, keepTheme } from "./appearance.ts";
import { LOCALES, localeOf } from "./locale.ts";
import { THEMES, themeOf } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

export interface UserMenuProps extends AskedProps {
  me: PersonView;
  /** Slug of the workspace in view, ticked in the list. */
  slug?: string | undefined;
  side?: "top" | "right" | "bottom";
  onHelp?: () => void;
}

export function UserMenuPanel({
  me,
  trigger,
  slug,
  side = "right",
  onHelp,
  defaultOpen = false,
}: UserMenuProps) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const router = useRouter();
  const locale = useLocale();
  const theme = useTheme();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [open, setOpen] = useState(defaultOpen);
  const workspaces = useQuery({ ...trpc.account.listWorkspaces.queryOptions(), enabled: open });
  const update = useMutation(trpc.account.update.mutationOptions());

  function handleLocale(value: string) {
    const next = localeOf(value);
    if (!next) return;
    keepLocale(next);
    // The account's setting goes before the cookie, so it must stand before the page is read again.
    update.mutate({ locale: next }, { onSettled: () => router.refresh() });
  }

  function handleTheme(value: string) {
    const next = themeOf(value);
    keepTheme(next);
    update.mutate({ theme: next });
  }

  async function handleSignOut() {
    await signOut();
    queries.clear();
    // A full load, so that nothing of the account stays in memory.
    loadPage("/login");
  }

  return (
    <DropdownMenu
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      side={side}
      align="end"
      className="w-64"
    >
      <div className="px-2 pt-1.5 pb-2">
        <div className="truncate font-semibold">{me.name}</div>
        <div className="truncate text-meta text-ink-3">{me.email}</div>
      </div>
      <MenuSeparator />
      <MenuItem icon={<UserRound size={16} />} onSelect={() => router.push("/settings")}>
        {t("account")}
      </MenuItem>
      <MenuSubmenu icon={<Repeat size={16} />} label={t("workspaces")}>
        <MenuChoice
          value={slug ?? ""}
          onValueChange={(next) => router.push(`/${next}`)}
          options={(workspaces.data ?? [])
            .filter((one) => one.deletedAt === null)
            .map((one) => ({ value: one.slug, label: one.name }))}
        />
        <MenuItem icon={<Plus size={16} />} onSelect={() => router.push("/start")}>
          {t("newWorkspace")}
        </MenuItem>
      </MenuSubmenu>
      <MenuSubmenu icon={<Languages size={16} />} label={t("language")}>
        <MenuChoice
          value={locale}
          onValueChange={handleLocale}
          options={LOCALES.map((one) => ({ value: one, label: common(one) }))}
        />
      </MenuSubmenu>
      <MenuSubmenu icon={<Contrast size={16} />} label={t("theme")}>
        <MenuChoice
          value={theme}
          onValueChange={handleTheme}
          options={THEMES.map((one) => ({ value: one, label: t(`themes.${one}`) }))}
        />
      </MenuSubmenu>
      {onHelp ? (
        <MenuItem icon={<CircleHelp size={16} />} shortcut="?" onSelect={onHelp}>
          {t("help")}
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <MenuItem icon={<LogOut size={16} />} onSelect={() => void handleSignOut()}>
        {t("signOut")}
      </MenuItem>
    </DropdownMenu>
  );
}
