// Signing in.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { LoginForm } from "#components/account/login-form.tsx";
import { titled } from "#components/account/page-title.ts";
import { safeReturnPath } from "#components/account/return-path.ts";
import { api, currentUser } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("account.login.title");

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const asked = await searchParams;
  const returnTo = safeReturnPath(asked["callbackUrl"]);
  if (await currentUser()) redirect(returnTo);
  const t = await getTranslations("account.login");
  const { providers, demo } = await api().account.signInOptions();
  return (
    <AuthFrame
      title={t("title")}
      footer={t.rich("noAccount", {
        link: (chunks) => (
          <Link href={`/signup?callbackUrl=${encodeURIComponent(returnTo)}`} className="text-link">
            {chunks}
          </Link>
        ),
      })}
    >
      <LoginForm
        returnTo={returnTo}
        providers={providers}
        demo={demo}
        error={typeof asked["error"] === "string" ? asked["error"] : null}
      />
    </AuthFrame>
  );
}
