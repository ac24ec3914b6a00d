// The frame of every page before the workspace: the form at the left, what the product is about at the right.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppearanceSwitch } from "#components/shell/appearance-switch.tsx";
import { Logo } from "#components/ui/logo.tsx";
import { ThreadPicture } from "./thread-picture.tsx";

export interface AuthFrameProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Under the form: the way to the other pages of this kind. */
  footer?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function AuthFrame({ title, lead, footer, wide = false, children }: AuthFrameProps) {
  const t = useTranslations("account");
  return (
    <div className="grid min-h-dvh roomy:grid-cols-[minmax(0,1fr)_minmax(0,38%)]">
      <div className="flex flex-col px-5 py-5 sm:px-10">
        <header>
          <Logo size={40} withName />
        </header>
        <main
          id="content"
          className={`m-auto flex w-full flex-col py-10 ${wide ? "max-w-2xl" : "max-w-[26rem]"}`}
        >
          <h1 className="text-headline">{title}</h1>
          {lead ? <p className="mt-2 text-reading text-ink-2">{lead}</p> : null}
          <div className="mt-6">{children}</div>
          {footer ? <div className="mt-6 text-body text-ink-2">{footer}</div> : null}
        </main>
        <footer>
          <AppearanceSwitch />
        </footer>
      </div>
      <aside className="hidden flex-col justify-center gap-10 overflow-hidden bg-rail px-12 text-white roomy:flex">
        <ThreadPicture />
        <p className="max-w-sm font-display text-figure font-semibold text-balance">{t("pictureTitle")}</p>
        <p className="-mt-6 max-w-sm text-reading text-rail-ink">{t("pictureLead")}</p>
      </aside>
    </div>
  );
}
