// The calm frame of a portal's reading pages: whose it is, language, the way out.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "#components/ui/logo.tsx";
import { PortalMenu } from "./portal-menu.tsx";

export interface PortalPlace {
  readonly name: string;
  readonly slug: string;
  /** False for a member who looks over the client's shoulder. */
  readonly isGuest: boolean;
}

/** Where a member goes back to; guests have no such place. */
export const backTo = ({ slug, isGuest }: PortalPlace): string | undefined =>
  isGuest ? undefined : `/${slug}`;

export function PortalFrame({ place, children }: { place: PortalPlace; children: ReactNode }) {
  const t = useTranslations("portal");
  const shell = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col text-[0.9375rem] leading-[1.45]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-control bg-ink px-4 py-2 font-medium text-surface focus:translate-y-0"
      >
        {shell("skip")}
      </a>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex w-full max-w-4xl flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
          <Link href={`/c/${place.slug}`} className="flex min-h-9 min-w-0 items-center gap-2.5">
            <Logo size={36} decorative className="flex-none text-thread" />
            <span className="truncate font-display text-phase font-semibold">{place.name}</span>
          </Link>
          <div className="ml-auto">
            <PortalMenu backTo={backTo(place)} />
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-4xl flex-1 px-5 py-10 outline-none sm:py-14"
      >
        {place.isGuest ? null : (
          <p className="mb-6 rounded-card border border-tag-line bg-tag px-4 py-2.5 text-ink-2">
            {t("asMember")}
          </p>
        )}
        {children}
      </main>
      <footer className="mx-auto w-full max-w-4xl px-5 py-6 text-body text-ink-3">{t("madeWith")}</footer>
    </div>
  );
}
