// The frame of pages outside a workspace for somebody who is signed in: account, agency, a first workspace.
"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PersonView } from "#components/workspace/workspace-context.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Logo } from "#components/ui/logo.tsx";
import { UserMenu } from "./user-menu.tsx";

export interface PlainFrameProps {
  me: PersonView;
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: "reading" | "page";
  /** False while there is no workspace to go back to. */
  hasWorkspace?: boolean;
  children: ReactNode;
}

export function PlainFrame({
  me,
  title,
  lead,
  actions,
  width = "page",
  hasWorkspace = true,
  children,
}: PlainFrameProps) {
  const t = useTranslations("shell");
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-control bg-ink px-4 py-2 font-medium text-surface focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <header data-on-rail className="flex h-14 items-center gap-4 bg-rail px-4 text-rail-ink sm:px-6">
        {hasWorkspace ? (
          <Link
            href="/"
            className="flex min-h-11 items-center gap-2.5 rounded-rail pr-2 text-body font-medium hover:text-white"
          >
            <Logo size={36} decorative className="text-rail-thread" />
            <ArrowLeft size={16} aria-hidden />
            {t("toWorkspace")}
          </Link>
        ) : (
          <Logo size={36} className="text-rail-thread" />
        )}
        <div className="ml-auto">
          <UserMenu
            me={me}
            side="bottom"
            trigger={
              <button
                type="button"
                aria-label={t("userMenu", { name: me.name })}
                className="grid size-11 place-items-center rounded-rail"
              >
                <Avatar name={me.name} tone={1} decorative />
              </button>
            }
          />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={cn(
          "mx-auto w-full px-4 pt-8 pb-16 outline-none sm:px-10",
          width === "reading" ? "max-w-4xl" : "max-w-6xl",
        )}
      >
        <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h1 className="text-headline">{title}</h1>
            {lead ? <p className="mt-1.5 max-w-prose text-reading text-ink-2">{lead}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
        {children}
      </main>
    </>
  );
}
