// Making an account.
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { titled } from "#components/account/page-title.ts";
import { safeReturnPath } from "#components/account/return-path.ts";
import { SignupForm } from "#components/account/signup-form.tsx";
import { currentUser } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("account.signup.title");

export default async function SignupPage({ searchParams }: PageProps<"/signup">) {
  const { callbackUrl, email, invitation } = await searchParams;
  const returnTo = safeReturnPath(callbackUrl);
  if (await currentUser()) redirect(returnTo);
  const t = await getTranslations("account.signup");
  return (
    <AuthFrame
      title={t("title")}
      lead={t("lead")}
      footer={t.rich("haveAccount", {
        link: (chunks) => (
          <Link href={`/login?callbackUrl=${encodeURIComponent(returnTo)}`} className="text-link">
            {chunks}
          </Link>
        ),
      })}
    >
      <SignupForm
        returnTo={returnTo}
        {...(typeof email === "string" ? { email } : {})}
        {...(typeof invitation === "string" ? { invitation } : {})}
      />
    </AuthFrame>
  );
}
