// Changing one's password, or setting a first one beside mailed links.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LIMITS } from "#domain/limits.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { FormAlert } from "./form-alert.tsx";
import { newPasswordField } from "./form-fields.ts";

const first = z.object({ current: z.string(), next: newPasswordField });
const change = z.object({ current: z.string().min(1, "required"), next: newPasswordField });

export function PasswordPanel({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations("settings.account");
  const router = useRouter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const form = useZodForm(hasPassword ? change : first, { current: "", next: "" });
  const save = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        form.reset();
        toastDone(t("passwordChanged"));
        router.refresh();
      },
    }),
  );
  return (
    <Panel title={t("password")} lead={hasPassword ? t("passwordLead") : t("passwordFirst")}>
      <form
        noValidate
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) =>
          void form.handleSubmit(({ current, next }) =>
            save.mutate({ current: hasPassword ? current : null, next }),
          )(event)
        }
      >
        {hasPassword ? (
          <Field label={t("passwordNow")} error={form.errorOf("current")} required>
            {(control) => (
              <PasswordInput {...control} {...form.register("current")} autoComplete="current-password" />
            )}
          </Field>
        ) : null}
        <Field
          label={t("passwordNew")}
          hint={t("passwordHint", { min: LIMITS.password.min })}
          error={form.errorOf("next")}
          required
        >
          {(control) => <PasswordInput {...control} {...form.register("next")} autoComplete="new-password" />}
        </Field>
        {save.error ? <FormAlert>{sentence(save.error)}</FormAlert> : null}
        <div>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t("passwordSave")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
