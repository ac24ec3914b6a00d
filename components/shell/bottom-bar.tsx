// The phone's navigation: four places and everything else behind "Meer".
"use client";
import { Briefcase, Ellipsis, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useUnread } from "#components/notification/use-unread.ts";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { cn } from "#components/ui/class-names.ts";
import { CountMark } from "#components/ui/count-mark.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { BOTTOM_BAR, destinationsFor, isCurrent, SETTINGS_ICON as SettingsIcon } from "./destinations.ts";

const tab =
  "relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-1 text-axis text-rail-ink";
const row = "flex min-h-11 items-center gap-3 rounded-rail px-2 text-reading hover:bg-ink/8";

export function BottomBar({ account, onSearch }: { account: ReactNode; onSearch: () => void }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const workspace = useWorkspace();
  const [open, setOpen] = useState(false);
  const base = `/${workspace.slug}`;
  const unread = useUnread();
  const places = destinationsFor(useCan());
  const inBar = places.filter((one) => BOTTOM_BAR.includes(one.key));
  const behind = places.filter((one) => !BOTTOM_BAR.includes(one.key));
  const close = () => setOpen(false);
  return (
    <nav
      aria-label={t("mainNavigation")}
      data-on-rail
      className="fixed inset-x-0 bottom-0 z-20 flex bg-rail pb-[env(safe-area-inset-bottom)] roomy:hidden print:hidden"
    >
      {inBar.map((destination) => {
        const current = isCurrent(pathname, workspace.slug, destination);
        return (
          <Link
            key={destination.key}
            href={`${base}/${destination.path}`}
            aria-current={current ? "page" : undefined}
            className={cn(
              tab,
              "-outline-offset-2",
              current &&
                "text-white before:absolute before:inset-x-4 before:top-0 before:h-[3px] before:rounded-[3px] before:bg-rail-thread before:content-['']",
            )}
          >
            <destination.icon size={20} aria-hidden />
            <span className="max-w-full truncate">{t(`to.${destination.key}`)}</span>
          </Link>
        );
      })}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        aria-label={unread > 0 ? t("waiting", { place: t("more"), count: unread }) : undefined}
        className={cn(tab, "-outline-offset-2")}
      >
        <Ellipsis size={20} aria-hidden />
        {t("more")}
        {unread > 0 ? <CountMark count={unread} className="absolute top-1.5 left-1/2 ml-2" /> : null}
      </button>
      <Sheet open={open} onOpenChange={setOpen} title={workspace.name} side="bottom">
        <ul className="flex flex-col gap-0.5">
          <li>
            <button
              type="button"
              className={cn(row, "w-full text-left")}
              onClick={() => {
                close();
                onSearch();
              }}
            >
              <Search size={20} aria-hidden />
              {t("search")}
            </button>
          </li>
          {behind.map((destination) => (
            <li key={destination.key}>
              <Link href={`${base}/${destination.path}`} onClick={close} className={row}>
                <destination.icon size={20} aria-hidden />
                {t(`to.${destination.key}`)}
                {destination.key === "inbox" && unread > 0 ? (
                  <span className="ml-auto flex items-center">
                    <CountMark count={unread} />
                    <span className="sr-only">{t("unread", { count: unread })}</span>
                  </span>
                ) : null}
              </Link>
            </li>
          ))}
          {workspace.isAgency ? (
            <li>
              <Link href="/agency" onClick={close} className={row}>
                <Briefcase size={20} aria-hidden />
                {t("to.clients")}
              </Link>
            </li>
          ) : null}
          <li>
            <Link href={`${base}/settings`} onClick={close} className={row}>
              <SettingsIcon size={20} aria-hidden />
              {t("to.settings")}
            </Link>
          </li>
        </ul>
        <div className="mt-3 border-t border-line pt-3">{account}</div>
      </Sheet>
    </nav>
  );
}
