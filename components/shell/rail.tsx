// The ink rail at the left: where one can go. 56 px with icons, 208 px with names; on a phone the bottom bar takes over.
"use client";
import { Briefcase, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useUnread } from "#components/notification/use-unread.ts";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { cn } from "#components/ui/class-names.ts";
import { CountMark } from "#components/ui/count-mark.tsx";
import { Logo } from "#components/ui/logo.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { destinationsFor, isCurrent, SETTINGS_ICON as SettingsIcon } from "./destinations.ts";

interface RailLinkProps {
  href: string;
  label: string;
  icon: ReactNode;
  current: boolean;
  wide: boolean;
  /** How many wait there; 0 shows nothing. */
  count?: number;
}

const railItem =
  "relative flex h-10 items-center rounded-rail text-rail-ink transition-colors hover:bg-rail-on/60 hover:text-white pointer-coarse:h-11";

function RailLink({ href, label, icon, current, wide, count = 0 }: RailLinkProps) {
  const t = useTranslations("shell");
  const name = count > 0 ? t("waiting", { place: label, count }) : label;
  return (
    <li>
      <Tooltip label={name} side="right" disabled={wide}>
        <Link
          href={href}
          aria-label={name}
          aria-current={current ? "page" : undefined}
          className={cn(
            railItem,
            wide ? "gap-3 px-2.5" : "w-10 justify-center",
            current &&
              "bg-rail-on text-white before:absolute before:top-[9px] before:bottom-[9px] before:-left-2 before:w-[3px] before:rounded-[3px] before:bg-rail-thread before:content-['']",
          )}
        >
          {icon}
          {wide ? <span className="truncate text-body font-medium">{label}</span> : null}
          {count > 0 ? (
            <CountMark count={count} className={wide ? "ml-auto" : "absolute -top-0.5 -right-1"} />
          ) : null}
        </Link>
      </Tooltip>
    </li>
  );
}

export interface RailProps {
  wide: boolean;
  onToggle: () => void;
  userMenu: ReactNode;
}

export function Rail({ wide, onToggle, userMenu }: RailProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const workspace = useWorkspace();
  const may = useCan();
  const base = `/${workspace.slug}`;
  const unread = useUnread();
  const all = destinationsFor(may);
  const places = all.filter((one) => one.key !== "inbox");
  const inbox = all.find((one) => one.key === "inbox");
  const toggleLabel = wide ? t("railNarrow") : t("railWide");
  return (
    <nav
      aria-label={t("mainNavigation")}
      data-on-rail
      className={cn(
        "fixed inset-y-0 left-0 z-20 flex flex-col bg-rail px-2 py-3 transition-[width] duration-(--time-panel) compact:hidden print:hidden",
        wide ? "w-52" : "w-14",
      )}
    >
      <Link
        href={base}
        aria-label={t("home", { workspace: workspace.name })}
        className="mb-2.5 flex h-10 items-center gap-2.5 rounded-rail"
      >
        <Logo size={40} decorative className="text-rail-thread" />
        {wide ? (
          <span className="truncate font-display text-card font-semibold text-white">{workspace.name}</span>
        ) : null}
      </Link>
      <div className="flex min-h-0 flex-1 flex-col">
        <ul className="-mx-2 flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto px-2 py-1">
          {places.map((destination) => (
            <RailLink
              key={destination.key}
              href={`${base}/${destination.path}`}
              label={t(`to.${destination.key}`)}
              icon={<destination.icon size={20} aria-hidden />}
              current={isCurrent(pathname, workspace.slug, destination)}
              wide={wide}
            />
          ))}
          {workspace.isAgency ? (
            <RailLink
              href="/agency"
              label={t("to.clients")}
              icon={<Briefcase size={20} aria-hidden />}
              current={pathname === "/agency"}
              wide={wide}
            />
          ) : null}
        </ul>
        <ul className="flex flex-col gap-1 pt-1">
          {inbox ? (
            <RailLink
              href={`${base}/${inbox.path}`}
              label={t("to.inbox")}
              icon={<inbox.icon size={20} aria-hidden />}
              current={isCurrent(pathname, workspace.slug, inbox)}
              wide={wide}
              count={unread}
            />
          ) : null}
          <RailLink
            href={`${base}/settings`}
            label={t("to.settings")}
            icon={<SettingsIcon size={20} aria-hidden />}
            current={isCurrent(pathname, workspace.slug, { path: "settings" })}
            wide={wide}
          />
        </ul>
      </div>
      <Tooltip label={toggleLabel} shortcut="[" side="right" disabled={wide}>
        <button
          type="button"
          aria-label={toggleLabel}
          aria-expanded={wide}
          onClick={onToggle}
          className={cn(railItem, "my-1 w-full", wide ? "gap-3 px-2.5" : "justify-center")}
        >
          {wide ? <PanelLeftClose size={20} aria-hidden /> : <PanelLeftOpen size={20} aria-hidden />}
          {wide ? <span className="truncate text-body font-medium">{t("railNarrow")}</span> : null}
        </button>
      </Tooltip>
      {userMenu}
    </nav>
  );
}
