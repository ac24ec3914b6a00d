// Answering an invitation: accept it as who one is, or first become the one who was invited.
"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { domainErrorOf } from "#components/api/domain-error.ts";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { loadPage } from "#components/shell/load-page.ts";
import { FormAlert } from "./form-alert.tsx";
import { signOut } from "./sign-in.ts";

export interface InvitationAnswerProps {
  token: string;
  /** Address the invitation was mailed to; null for a link. */
  email: string | null;
  me: { readonly email: string } | null;
}

export function InvitationAnswer({ token, email, me }: InvitationAnswerProps) {
  const t = useTranslations("account.invite");
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const here = `/invite/${token}`;
  const accept = useMutation(
    trpc.invitations.accept.mutationOptions({
      onSuccess: () => loadPage("/"),
    }),
  );
  const resend = useMutation(trpc.account.resendVerification.mutationOptions());
  const back = `callbackUrl=${encodeURIComponent(here)}`;

  if (!me) {
    const address = email === null ? "" : `&email=${encodeURIComponent(email)}`;
    return (
      <div className="flex flex-col gap-3">
        <Button variant="primary" size="lg" wide asChild>
          <Link href={`/signup?${back}${address}&invitation=${encodeURIComponent(token)}`}>
            {t("signUp")}
          </Link>
        </Button>
        <Button size="lg" wide asChild>
          <Link href={`/login?${back}`}>{t("signIn")}</Link>
        </Button>
      </div>
    );
  }

  const isUnverified = domainErrorOf(accept.error)?.code === "EMAIL_UNVERIFIED";
  return (
    <div className="flex flex-col gap-3">
      <p className="text-body text-ink-2">{t("signedInAs", { email: me.email })}</p>
      {accept.error ? (
        <FormAlert>{isUnverified ? t("verifyFirst", { email: me.email }) : sentence(accept.error)}</FormAlert>
      ) : null}
      {resend.isSuccess ? <FormAlert tone="done">{t("resent")}</FormAlert> : null}
      <Button
        variant="primary"
        size="lg"
        wide
        busy={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        {t("accept")}
      </Button>
      {isUnverified && !resend.isSuccess ? (
        <Button size="lg" wide busy={resend.isPending} onClick={() => resend.mutate()}>
          {t("resend")}
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="lg"
        wide
        onClick={() => void signOut().then(() => loadPage(`/login?${back}`))}
      >
        {t("other")}
      </Button>
    </div>
  );
}
