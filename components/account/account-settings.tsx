// One's own account: name, language, colours, password, and where one is signed in.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { keepLocale, keepTheme } from "#components/shell/appearance.ts";
import { type Locale, LOCALES, localeOf } from "#components/shell/locale.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { THEMES, type Theme } from "#components/shell/theme.ts";
import { useTheme } from "#components/shell/use-theme.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastDone, toastFailed } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { describeDevice } from "./device.ts";
import { FormAlert } from "./form-alert.tsx";
import { nameField } from "./form-fields.ts";
import { PasswordPanel } from "./password-panel.tsx";

const nameSchema = z.object({ name: nameField });

export interface AccountSettingsProps {
  me: { name: string; email: string; emailVerified: boolean; hasPassword: boolean };
}

export function AccountSettings({ me }: AccountSettingsProps) {
  return (
    <div className="flex flex-col gap-4">
      <ProfilePanel me={me} />
      <AppearancePanel />
      <PasswordPanel hasPassword={me.hasPassword} />
      <SessionsPanel />
    </div>
  );
}

function ProfilePanel({ me }: AccountSettingsProps) {
  const t = useTranslations("settings.account");
  const common = useTranslations("common");
  const router = useRouter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const form = useZodForm(nameSchema, { name: me.name });
  const update = useMutation(
    trpc.account.update.mutationOptions({
      onSuccess: () => {
        toastDone(common("saved"));
        router.refresh();
      },
    }),
  );
  const resend = useMutation(
    trpc.account.resendVerification.mutationOptions({
      onSuccess: () => toastDone(t("verificationSent")),
      onError: (error) => toastFailed(sentence(error)),
    }),
  );
  return (
    <Panel title={t("profile")}>
      <form
        noValidate
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => void form.handleSubmit((values) => update.mutate(values))(event)}
      >
        <Field label={t("name")} error={form.errorOf("name")} required>
          {(control) => <Input {...control} {...form.register("name")} autoComplete="name" />}
        </Field>
        <Field
          label={t("email")}
          aside={
            me.emailVerified ? (
              <Badge tone="chalk">{t("verified")}</Badge>
            ) : (
              <Button size="sm" busy={resend.isPending} onClick={() => resend.mutate()}>
                {t("verify")}
              </Button>
            )
          }
        >
          {(control) => <Input {...control} value={me.email} readOnly />}
        </Field>
        {update.error ? <FormAlert>{sentence(update.error)}</FormAlert> : null}
        <div>
          <Button type="submit" variant="primary" busy={update.isPending}>
            {common("save")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function AppearancePanel() {
  const t = useTranslations("settings.account");
  const shell = useTranslations("shell");
  const common = useTranslations("common");
  const router = useRouter();
  const trpc = useTRPC();
  const locale = localeOf(useLocale()) ?? "nl";
  const theme = useTheme();
  const update = useMutation(trpc.account.update.mutationOptions());

  function handleLocale(next: Locale) {
    keepLocale(next);
    update.mutate({ locale: next }, { onSettled: () => router.refresh() });
  }

  function handleTheme(next: Theme) {
    keepTheme(next);
    update.mutate({ theme: next });
  }

  return (
    <Panel title={t("appearance")} lead={t("appearanceLead")}>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        <div className="flex flex-col items-start gap-1.5">
          <span className="text-body font-medium">{shell("language")}</span>
          <SegmentedControl
            label={shell("language")}
            value={locale}
            onValueChange={handleLocale}
            options={LOCALES.map((one) => ({ value: one, label: common(one) }))}
          />
        </div>
        <div className="flex flex-col items-start gap-1.5">
          <span className="text-body font-medium">{shell("theme")}</span>
          <SegmentedControl
            label={shell("theme")}
            value={theme}
            onValueChange={handleTheme}
            options={THEMES.map((one) => ({ value: one, label: shell(`themes.${one}`) }))}
          />
        </div>
      </div>
    </Panel>
  );
}

function SessionsPanel() {
  const t = useTranslations("settings.account");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.account.listSessions.queryOptions());
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.account.listSessions.queryFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const revoke = useMutation(trpc.account.revokeSession.mutationOptions(options));
  const revokeOthers = useMutation(trpc.account.revokeOtherSessions.mutationOptions(options));
  const others = list.data?.filter((one) => !one.isCurrent) ?? [];
  return (
    <Panel
      title={t("sessions")}
      lead={t("sessionsLead")}
      actions={
        others.length > 0 ? (
          <Button busy={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            {t("revokeOthers")}
          </Button>
        ) : null
      }
    >
      {list.isPending ? (
        <SkeletonLines lines={2} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : (
        <ul>
          {list.data.map((session) => {
            const device = describeDevice(session.userAgent);
            const name = device.browser
              ? t("device", { browser: device.browser, system: device.system ?? t("unknownSystem") })
              : t("unknownDevice");
            const Icon = device.isPhone ? Smartphone : Monitor;
            return (
              <li
                key={session.id}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-2.5 first:border-0"
              >
                <Icon size={18} aria-hidden className="text-ink-3" />
                <div className="min-w-0 flex-1">
                  <div className="font-medium">{name}</div>
                  <div className="text-meta text-ink-3">
                    {t("seen", {
                      date: format.dateTime(session.lastSeenAt, { dateStyle: "medium", timeStyle: "short" }),
                    })}
                  </div>
                </div>
                {session.isCurrent ? (
                  <Badge tone="chalk">{t("thisOne")}</Badge>
                ) : (
                  <Button
                    size="sm"
                    aria-label={t("revokeOf", { device: name })}
                    onClick={() => revoke.mutate({ sessionId: session.id })}
                  >
                    {t("revoke")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
