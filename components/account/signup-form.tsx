// Making an account; whoever succeeds is signed in at once.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LIMITS } from "#domain/limits.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { loadPage } from "#components/shell/load-page.ts";
import { FormAlert } from "./form-alert.tsx";
import { emailField, nameField, newPasswordField } from "./form-fields.ts";
import { signInWithPassword } from "./sign-in.ts";

const schema = z.object({ name: nameField, email: emailField, password: newPasswordField });

export interface SignupFormProps {
  returnTo: string;
  email?: string;
  /** Secret of the invitation one came with: it proves the address it was mailed to. */
  invitation?: string;
}

export function SignupForm({ returnTo, email = "", invitation }: SignupFormProps) {
  const t = useTranslations("account.signup");
  const locale = localeOf(useLocale()) ?? "nl";
  const sentence = useErrorSentence();
  const trpc = useTRPC();
  const form = useZodForm(schema, { name: "", email, password: "" });
  const signUp = useMutation(
    trpc.account.signUp.mutationOptions({
      onSuccess: async (_made, values) => {
        const result = await signInWithPassword(values.email, values.password, returnTo);
        loadPage(result.ok ? returnTo : "/login");
      },
    }),
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) =>
        void form.handleSubmit((values) =>
          signUp.mutate({ ...values, locale, ...(invitation ? { invitation } : {}) }),
        )(event)
      }
    >
      <Field label={t("name")} hint={t("nameHint")} error={form.errorOf("name")} required>
        {(control) => <Input {...control} {...form.register("name")} inputSize="lg" autoComplete="name" />}
      </Field>
      <Field label={t("email")} error={form.errorOf("email")} required>
        {(control) => (
          <Input {...control} {...form.register("email")} type="email" inputSize="lg" autoComplete="email" />
        )}
      </Field>
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
      {signUp.error ? <FormAlert>{sentence(signUp.error)}</FormAlert> : null}
      <Button type="submit" variant="primary" size="lg" wide busy={signUp.isPending || signUp.isSuccess}>
        {t("action")}
      </Button>
    </form>
  );
}
