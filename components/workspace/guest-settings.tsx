// The client's own people, what each of them may see, and inviting another.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { emailField } from "#components/account/form-fields.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { useCan, useWorkspace } from "./workspace-context.tsx";

const LATER = "later";
const schema = z.object({ email: emailField, journeyId: z.string() });

export function GuestSettings() {
  const t = useTranslations("settings.guests");
  const may = useCan();
  if (!may("member.manage")) return <EmptyState small title={t("notAllowed")} />;
  return (
    <Panel title={t("title")} lead={t("lead")}>
      <InviteGuest />
      <GuestList />
    </Panel>
  );
}

function InviteGuest() {
  const t = useTranslations("settings.guests");
  const { id: workspaceId } = useWorkspace();
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId }));
  const form = useZodForm(schema, { email: "", journeyId: LATER });
  const invite = useMutation(
    trpc.clients.inviteGuest.mutationOptions({
      onSuccess: async (_made, { email }) => {
        toastDone(t("sent", { email }));
        form.reset();
        await queries.invalidateQueries(trpc.invitations.pathFilter());
      },
    }),
  );
  return (
    <form
      noValidate
      className="mb-4 flex flex-col gap-3 border-b border-hair pb-4"
      onSubmit={(event) =>
        void form.handleSubmit(({ email, journeyId }) =>
          invite.mutate({ workspaceId, email, locale, journeyId: journeyId === LATER ? null : journeyId }),
        )(event)
      }
    >
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-start">
        <Field label={t("email")} error={form.errorOf("email")} required>
          {(control) => <Input {...control} {...form.register("email")} type="email" autoComplete="off" />}
        </Field>
        <Field label={t("journey")}>
          {(control) => (
            <Select
              {...control}
              value={form.watch("journeyId")}
              onValueChange={(next) => form.setValue("journeyId", next)}
              options={[
                { value: LATER, label: t("noJourney") },
                ...(journeys.data ?? []).map((one) => ({ value: one.id, label: one.title })),
              ]}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" busy={invite.isPending} className="sm:mt-6">
          {t("invite")}
        </Button>
      </div>
      {invite.error ? <FormAlert>{sentence(invite.error)}</FormAlert> : null}
    </form>
  );
}

function GuestList() {
  const t = useTranslations("settings.guests");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.clients.listGuests.queryOptions({ workspaceId }));
  const remove = useMutation(trpc.clients.removeGuest.mutationOptions());
  const [removing, setRemoving] = useState<{ id: string; name: string } | null>(null);
  if (list.isPending) return <SkeletonLines label={common("loading")} />;
  if (list.isError) {
    return <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>;
  }
  if (list.data.length === 0) return <p className="text-body text-ink-3">{t("empty")}</p>;
  return (
    <ul>
      {list.data.map((guest) => {
        const titles = guest.journeys.map((one) =>
          one.isPublished ? one.title : t("notPublished", { title: one.title }),
        );
        return (
          <li
            key={guest.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-2.5 first:border-0"
          >
            <Avatar name={guest.displayName} size="md" decorative />
            <div className="min-w-0 flex-1">
              <div className="truncate font-semibold">{guest.displayName}</div>
              <div className="truncate text-meta text-ink-3">{guest.email}</div>
              <div className="text-meta text-ink-2">
                {titles.length > 0 ? t("sees", { titles: titles.join(", ") }) : t("seesNothing")}
              </div>
            </div>
            <Button
              size="sm"
              aria-label={t("removeOf", { name: guest.displayName })}
              onClick={() => setRemoving({ id: guest.id, name: guest.displayName })}
            >
              {t("remove")}
            </Button>
          </li>
        );
      })}
      {removing ? (
        <ConfirmDialog
          open
          onOpenChange={(open) => {
            if (!open) setRemoving(null);
          }}
          title={t("removeTitle", { name: removing.name })}
          description={t("removeLead")}
          action={t("remove")}
          onConfirm={async () => {
            try {
              await remove.mutateAsync({ workspaceId, guestId: removing.id });
              await queries.invalidateQueries(trpc.clients.pathFilter());
              return undefined;
            } catch (error) {
              return sentence(error);
            }
          }}
        />
      ) : null}
    </ul>
  );
}
