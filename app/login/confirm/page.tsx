// Where a mailed sign-in link leads: a button that uses it.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { ConfirmForm } from "#components/account/confirm-form.tsx";
import { titled } from "#components/account/page-title.ts";
import { safeReturnPath } from "#components/account/return-path.ts";

export const generateMetadata = (): Promise<Metadata> => titled("account.confirm.title");

/** next-auth makes the return address absolute; only its path is of use here. */
function returnPathOf(callbackUrl: unknown): string {
  if (typeof callbackUrl !== "string" || !URL.canParse(callbackUrl)) return "/";
  const { pathname, search } = new URL(callbackUrl);
  return safeReturnPath(`${pathname}${search}`);
}

export default async function ConfirmPage({ searchParams }: PageProps<"/login/confirm">) {
  const { token, email, callbackUrl } = await searchParams;
  if (typeof token !== "string" || typeof email !== "string") notFound();
  const t = await getTranslations("account.confirm");
  return (
    <AuthFrame title={t("title")} lead={t("lead", { email })}>
      <ConfirmForm token={token} email={email} returnTo={returnPathOf(callbackUrl)} />
    </AuthFrame>
  );
}
