// After asking for a link by mail.
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { titled } from "#components/account/page-title.ts";
import { Button } from "#components/ui/button.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("account.sent.title");

export default async function LinkSentPage({ searchParams }: PageProps<"/login/sent">) {
  const t = await getTranslations("account.sent");
  const { email } = await searchParams;
  const isAddress = typeof email === "string" && email.length <= 254 && email.includes("@");
  return (
    <AuthFrame title={t("title")} lead={isAddress ? t("leadFor", { email }) : t("lead")}>
      <p className="text-body text-ink-2">{t("hint")}</p>
      <Button size="lg" asChild className="mt-5">
        <Link href="/login">{t("back")}</Link>
      </Button>
    </AuthFrame>
  );
}
