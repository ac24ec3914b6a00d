// The button behind the mail that proves an address: opening the link alone proves nothing.
"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "./form-alert.tsx";

export function VerifyForm({ token }: { token: string }) {
  const t = useTranslations("account.verify");
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const verify = useMutation(trpc.account.verifyEmail.mutationOptions());
  if (verify.isSuccess) {
    return (
      <div className="flex flex-col gap-4">
        <FormAlert tone="done">{t("done")}</FormAlert>
        <Button variant="primary" size="lg" wide asChild>
          <Link href="/">{t("on")}</Link>
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {verify.error ? <FormAlert>{sentence(verify.error)}</FormAlert> : null}
      <Button
        variant="primary"
        size="lg"
        wide
        busy={verify.isPending}
        onClick={() => verify.mutate({ token })}
      >
        {t("action")}
      </Button>
    </div>
  );
}
