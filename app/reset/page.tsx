// Choosing a new password with a mailed link.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { titled } from "#components/account/page-title.ts";
import { ResetForm } from "#components/account/reset-form.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("account.reset.title");

export default async function ResetPage({ searchParams }: PageProps<"/reset">) {
  const { token } = await searchParams;
  if (typeof token !== "string") notFound();
  const t = await getTranslations("account.reset");
  return (
    <AuthFrame title={t("title")} lead={t("lead")}>
      <ResetForm token={token} />
    </AuthFrame>
  );
}
