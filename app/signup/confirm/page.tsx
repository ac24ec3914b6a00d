// Where the mail leads that proves an address.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { titled } from "#components/account/page-title.ts";
import { VerifyForm } from "#components/account/verify-form.tsx";
import { requireUser } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("account.verify.title");

export default async function VerifyPage({ searchParams }: PageProps<"/signup/confirm">) {
  const { token } = await searchParams;
  if (typeof token !== "string") notFound();
  const user = await requireUser(`/signup/confirm?token=${encodeURIComponent(token)}`);
  const t = await getTranslations("account.verify");
  return (
    <AuthFrame title={t("title")} lead={t("lead", { email: user.email })}>
      <VerifyForm token={token} />
    </AuthFrame>
  );
}
