// Inviting colleagues by mail or by a link that works once; and what is still open.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, Link2, Mail } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { colorToken } from "#domain/department.ts";
import { MEMBER_ROLES } from "#domain/permissions.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { emailField } from "#components/account/form-fields.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastDone, toastFailed } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { useDepartmentName } from "./use-department-name.ts";
import { useCan, useWorkspace } from "./workspace-context.tsx";

const NO_DEPARTMENT = "none";
const byMail = z.object({ way: z.literal("mail"), email: emailField });
const byLink = z.object({ way: z.literal("link"), email: z.string() });
const schema = z
  .discriminatedUnion("way", [byMail, byLink])
  .and(z.object({ role: z.enum(MEMBER_ROLES), departmentId: z.string() }));

export function InvitationSettings() {
  const t = useTranslations("settings.invitations");
  const may = useCan();
  if (!may("invitation.manage")) return <EmptyState small title={t("notAllowed")} />;
  return (
    <>
      <NewInvitation />
      <OpenInvitations />
    </>
  );
}

function NewInvitation() {
  const t = useTranslations("settings.invitations");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const departmentName = useDepartmentName();
  const departments = useQuery(trpc.departments.list.queryOptions({ workspaceId: workspace.id }));
  const [link, setLink] = useState<string | null>(null);
  const form = useZodForm<z.infer<typeof schema>>(schema, {
    way: "mail",
    email: "",
    role: "editor",
    departmentId: NO_DEPARTMENT,
  });
  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: async (made, values) => {
        setLink(made.link);
        if (values.email !== null) toastDone(t("sent", { email: values.email }));
        form.setValue("email", "");
        await queries.invalidateQueries(trpc.invitations.pathFilter());
      },
    }),
  );
  const way = form.watch("way");

  return (
    <Panel title={t("title")} lead={t("lead")}>
      <form
        noValidate
        className="flex max-w-3xl flex-col gap-4"
        onSubmit={(event) =>
          void form.handleSubmit((values) => {
            setLink(null);
            create.mutate({
              workspaceId: workspace.id,
              email: values.way === "mail" ? values.email.trim() : null,
              role: values.role,
              departmentId: values.departmentId === NO_DEPARTMENT ? null : values.departmentId,
              locale,
            });
          })(event)
        }
      >
        <div>
          <SegmentedControl
            label={t("way")}
            value={way}
            onValueChange={(next) => form.setValue("way", next)}
            options={[
              { value: "mail", label: t("byMail"), icon: <Mail size={16} aria-hidden /> },
              { value: "link", label: t("byLink"), icon: <Link2 size={16} aria-hidden /> },
            ]}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          {way === "mail" ? (
            <Field label={t("email")} error={form.errorOf("email")} required>
              {(control) => (
                <Input {...control} {...form.register("email")} type="email" autoComplete="off" />
              )}
            </Field>
          ) : null}
          <Field label={t("role")} hint={t(`roleHint.${form.watch("role")}`)}>
            {(control) => (
              <Select
                {...control}
                value={form.watch("role")}
                onValueChange={(next) => form.setValue("role", next)}
                options={workspace.grantableRoles.map((role) => ({
                  value: role,
                  label: common(`role.${role}`),
                }))}
              />
            )}
          </Field>
          <Field label={t("department")}>
            {(control) => (
              <Select
                {...control}
                value={form.watch("departmentId")}
                onValueChange={(next) => form.setValue("departmentId", next)}
                options={[
                  { value: NO_DEPARTMENT, label: t("noDepartment") },
                  ...(departments.data ?? []).map((one) => ({
                    value: one.id,
                    label: departmentName(one),
                    mark: <Dot tone={departmentTone(colorToken(one.color))} />,
                  })),
                ]}
              />
            )}
          </Field>
        </div>
        {create.error ? <FormAlert>{sentence(create.error)}</FormAlert> : null}
        <div>
          <Button type="submit" variant="primary" busy={create.isPending}>
            {way === "mail" ? t("send") : t("makeLink")}
          </Button>
        </div>
      </form>
      {link ? <FreshLink link={link} /> : null}
    </Panel>
  );
}

function FreshLink({ link }: { link: string }) {
  const t = useTranslations("settings.invitations");
  async function handleCopy() {
    try {
      await navigator.clipboard.writeText(link);
      toastDone(t("copied"));
    } catch {
      toastFailed(t("copyFailed"));
    }
  }
  return (
    <div role="status" className="mt-4 max-w-3xl rounded-control bg-chalk-wash p-3">
      <p className="mb-2 text-body">{t("linkReady")}</p>
      <div className="flex gap-2">
        <Input readOnly aria-label={t("link")} value={link} onFocus={(event) => event.target.select()} />
        <Button onClick={() => void handleCopy()}>
          <Copy size={16} aria-hidden />
          {t("copy")}
        </Button>
      </div>
    </div>
  );
}

function OpenInvitations() {
  const t = useTranslations("settings.invitations");
  const common = useTranslations("common");
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.invitations.list.queryOptions({ workspaceId }));
  const revoke = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.invitations.pathFilter()),
      onError: (error) => toastFailed(sentence(error)),
    }),
  );
  return (
    <Panel title={t("open")}>
      {list.isPending ? (
        <SkeletonLines label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : list.data.length === 0 ? (
        <p className="text-body text-ink-3">{t("none")}</p>
      ) : (
        <ul>
          {list.data.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-2 first:border-0"
            >
              <span className="min-w-0 flex-1 truncate font-medium">{one.email ?? t("aLink")}</span>
              <Badge>{common(`role.${one.role}`)}</Badge>
              {one.isExpired ? (
                <Badge tone="plum">{t("expired")}</Badge>
              ) : (
                <span className="text-meta text-ink-3">
                  {t("until", { date: format.dateTime(one.expiresAt, { day: "numeric", month: "short" }) })}
                </span>
              )}
              <Button
                size="sm"
                onClick={() => revoke.mutate({ workspaceId, invitationId: one.id })}
                aria-label={t("revokeOf", { who: one.email ?? t("aLink") })}
              >
                {t("revoke")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
