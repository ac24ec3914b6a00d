// Asks for a mail with which a new password can be chosen. The answer is the same for every address.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { FormAlert } from "./form-alert.tsx";
import { emailField } from "./form-fields.ts";

const schema = z.object({ email: emailField });

export function ForgotForm() {
  const t = useTranslations("account.forgot");
  const sentence = useErrorSentence();
  const trpc = useTRPC();
  const form = useZodForm(schema, { email: "" });
  const request = useMutation(trpc.account.requestReset.mutationOptions());
  if (request.isSuccess)
    return <FormAlert tone="done">{t("sent", { email: form.getValues("email") })}</FormAlert>;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => void form.handleSubmit((values) => request.mutate(values))(event)}
    >
      <Field label={t("email")} error={form.errorOf("email")} required>
        {(control) => (
          <Input {...control} {...form.register("email")} type="email" inputSize="lg" autoComplete="email" />
        )}
      </Field>
      {request.error ? <FormAlert>{sentence(request.error)}</FormAlert> : null}
      <Button type="submit" variant="primary" size="lg" wide busy={request.isPending}>
        {t("action")}
      </Button>
    </form>
  );
}
