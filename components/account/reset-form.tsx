// Chooses a new password with the secret of a mailed link; other sessions of the account end.
"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LIMITS } from "#domain/limits.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { FormAlert } from "./form-alert.tsx";
import { newPasswordField } from "./form-fields.ts";

const schema = z.object({ password: newPasswordField });

export function ResetForm({ token }: { token: string }) {
  const t = useTranslations("account.reset");
  const sentence = useErrorSentence();
  const trpc = useTRPC();
  const form = useZodForm(schema, { password: "" });
  const reset = useMutation(trpc.account.reset.mutationOptions());
  if (reset.isSuccess) {
    return (
      <div className="flex flex-col gap-4">
        <FormAlert tone="done">{t("done")}</FormAlert>
        <Button variant="primary" size="lg" wide asChild>
          <Link href="/login">{t("toLogin")}</Link>
        </Button>
      </div>
    );
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => void form.handleSubmit(({ password }) => reset.mutate({ token, password }))(event)}
    >
      <Field
        label={t("password")}
        hint={t("passwordHint", { min: LIMITS.password.min })}
        error={form.errorOf("password")}
        required
      >
        {(control) => (
          <PasswordInput
            {...control}
            {...form.register("password")}
            inputSize="lg"
            autoComplete="new-password"
          />
        )}
      </Field>
      {reset.error ? <FormAlert>{sentence(reset.error)}</FormAlert> : null}
      <Button type="submit" variant="primary" size="lg" wide busy={reset.isPending}>
        {t("action")}
      </Button>
    </form>
  );
}
