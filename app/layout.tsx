// The document around every page: language, colours, and what all of them need (messages, tooltips, toasts).
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ApiProvider } from "#components/api/provider.tsx";
import { preloadFaces } from "#components/shell/faces.ts";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";
import { LiveRegion } from "#components/ui/live-region.tsx";
import { Toaster } from "#components/ui/toast.tsx";
import { currentUser } from "#server/api/rsc.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: "Redthread", template: "%s · Redthread" },
    description: t("promise"),
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ecefee" },
    { media: "(prefers-color-scheme: dark)", color: "#12161c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  preloadFaces();
  const locale = await getLocale();
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value ?? (await ownTheme()));
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <NextIntlClientProvider>
          <ApiProvider>
            {children}
            <Toaster />
            <LiveRegion />
          </ApiProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

/** What somebody chose in another browser; unknown while the database does not answer. */
async function ownTheme(): Promise<string | null> {
  try {
    return (await currentUser())?.theme ?? null;
  } catch {
    return null;
  }
}
