// Invites one of the client's people to this journey by mail.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { emailField } from "#components/account/form-fields.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

const schema = z.object({ email: emailField });

export function InviteGuest({ journeyId }: { journeyId: string }) {
  const t = useTranslations("portal.share");
  const { id: workspaceId } = useWorkspace();
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const form = useZodForm(schema, { email: "" });
  const invite = useMutation(
    trpc.clients.inviteGuest.mutationOptions({
      onSuccess: async (_made, { email }) => {
        toastDone(t("invited", { email }));
        form.reset();
        await queries.invalidateQueries(trpc.invitations.pathFilter());
      },
    }),
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={(event) =>
        void form.handleSubmit(({ email }) => invite.mutate({ workspaceId, email, locale, journeyId }))(event)
      }
    >
      <div className="flex flex-wrap items-start gap-2">
        <Field label={t("email")} error={form.errorOf("email")} className="min-w-52 flex-1">
          {(control) => (
            <Input
              {...control}
              {...form.register("email")}
              type="email"
              autoComplete="off"
              placeholder={t("emailPlaceholder")}
            />
          )}
        </Field>
        <Button type="submit" busy={invite.isPending} className="mt-6">
          {t("invite")}
        </Button>
      </div>
      {invite.error ? <FormAlert>{sentence(invite.error)}</FormAlert> : null}
    </form>
  );
}
