// A forgotten password.
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { ForgotForm } from "#components/account/forgot-form.tsx";
import { titled } from "#components/account/page-title.ts";

export const generateMetadata = (): Promise<Metadata> => titled("account.forgot.title");

export default async function ForgotPage() {
  const t = await getTranslations("account.forgot");
  return (
    <AuthFrame
      title={t("title")}
      lead={t("lead")}
      footer={
        <Link href="/login" className="text-link">
          {t("back")}
        </Link>
      }
    >
      <ForgotForm />
    </AuthFrame>
  );
}
