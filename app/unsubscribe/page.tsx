// Where the link under a mail leads: a button that turns the mails of one kind off, without signing in.
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { titled } from "#components/account/page-title.ts";
import { Button } from "#components/ui/button.tsx";
import { UnsubscribeForm } from "#components/notification/unsubscribe-form.tsx";
import { api } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("notification.unsubscribe.title");

export default async function UnsubscribePage({ searchParams }: PageProps<"/unsubscribe">) {
  const { token } = await searchParams;
  const t = await getTranslations("notification.unsubscribe");
  const view =
    typeof token === "string" && token !== ""
      ? await api().notifications.previewUnsubscribe({ token: token.slice(0, 400) })
      : null;
  if (typeof token !== "string" || view === null)
    return (
      <AuthFrame title={t("wrongTitle")} lead={t("wrongLead")}>
        <Button size="lg" wide asChild>
          <Link href="/">{t("wrongAction")}</Link>
        </Button>
      </AuthFrame>
    );
  return (
    <AuthFrame title={t("title")} lead={t("lead", { workspace: view.workspace })}>
      <UnsubscribeForm token={token} view={view} />
    </AuthFrame>
  );
}
