// Name, address, language and zone of the workspace; leaving it and deleting it.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { workspaceSlug } from "#domain/slug.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { nameField } from "#components/account/form-fields.ts";
import { LOCALES } from "#components/shell/locale.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { loadPage } from "#components/shell/load-page.ts";
import { TIME_ZONES } from "./time-zones.ts";
import { useCan, useWorkspace } from "./workspace-context.tsx";

const schema = z.object({
  name: nameField,
  slug: workspaceSlug,
  contentLocale: z.enum(LOCALES),
  timeZone: z.string(),
});

export function GeneralSettings() {
  const may = useCan();
  return (
    <>
      <Profile />
      {may("workspace.leave") ? <Ending /> : null}
    </>
  );
}

function Profile() {
  const t = useTranslations("settings.general");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const router = useRouter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const form = useZodForm<z.infer<typeof schema>>(schema, {
    name: workspace.name,
    slug: workspace.slug,
    contentLocale: workspace.contentLocale === "en" ? "en" : "nl",
    timeZone: workspace.timeZone,
  });
  const update = useMutation(trpc.workspaces.update.mutationOptions());
  const changeSlug = useMutation(trpc.workspaces.changeSlug.mutationOptions());
  const mayUpdate = may("workspace.update");
  const failure = update.error ?? changeSlug.error;

  async function handleSave({ slug, ...fields }: z.infer<typeof schema>) {
    try {
      await update.mutateAsync({ workspaceId: workspace.id, ...fields });
      if (slug !== workspace.slug) {
        await changeSlug.mutateAsync({ workspaceId: workspace.id, slug });
        router.replace(`/${slug}/settings`);
      }
      router.refresh();
      toastDone(common("saved"));
    } catch {
      // The sentence stands above the button.
    }
  }

  return (
    <Panel title={t("profile")}>
      <form
        noValidate
        className="grid max-w-2xl gap-4 sm:grid-cols-2"
        onSubmit={(event) => void form.handleSubmit(handleSave)(event)}
      >
        <Field label={t("name")} error={form.errorOf("name")} required>
          {(control) => <Input {...control} {...form.register("name")} readOnly={!mayUpdate} />}
        </Field>
        <Field
          label={t("address")}
          hint={t("addressHint")}
          error={form.formState.errors.slug ? t("addressWrong") : undefined}
          required
        >
          {(control) => (
            <Input {...control} {...form.register("slug")} readOnly={!mayUpdate} spellCheck={false} />
          )}
        </Field>
        <Field label={t("contentLocale")} hint={t("contentLocaleHint")}>
          {(control) => (
            <Select
              {...control}
              disabled={!mayUpdate}
              value={form.watch("contentLocale")}
              onValueChange={(next) => form.setValue("contentLocale", next)}
              options={LOCALES.map((one) => ({ value: one, label: common(one) }))}
            />
          )}
        </Field>
        <Field label={t("timeZone")} hint={t("timeZoneHint")}>
          {(control) => (
            <Select
              {...control}
              disabled={!mayUpdate}
              value={form.watch("timeZone")}
              onValueChange={(next) => form.setValue("timeZone", next)}
              options={[...new Set([...TIME_ZONES, workspace.timeZone])].map((one) => ({
                value: one,
                label: one.replaceAll("_", " "),
              }))}
            />
          )}
        </Field>
        {failure ? (
          <div className="sm:col-span-2">
            <FormAlert>{sentence(failure)}</FormAlert>
          </div>
        ) : null}
        {mayUpdate ? (
          <div className="sm:col-span-2">
            <Button type="submit" variant="primary" busy={update.isPending || changeSlug.isPending}>
              {common("save")}
            </Button>
          </div>
        ) : null}
      </form>
    </Panel>
  );
}

function Ending() {
  const t = useTranslations("settings.general");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const [asking, setAsking] = useState<"leave" | "remove" | null>(null);
  const [typed, setTyped] = useState("");
  const leave = useMutation(trpc.workspaces.leave.mutationOptions());
  const remove = useMutation(trpc.workspaces.remove.mutationOptions());

  async function end(call: Promise<unknown>): Promise<string | undefined> {
    try {
      await call;
      loadPage("/");
      return undefined;
    } catch (error) {
      return sentence(error);
    }
  }

  const close = (open: boolean) => {
    if (!open) setAsking(null);
    setTyped("");
  };
  return (
    <Panel title={t("ending")} lead={t("endingLead")}>
      <div className="flex flex-wrap gap-2">
        {workspace.memberId ? <Button onClick={() => setAsking("leave")}>{t("leave")}</Button> : null}
        {may("workspace.delete") ? (
          <Button variant="danger-quiet" onClick={() => setAsking("remove")}>
            {t("remove")}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={asking === "leave"}
        onOpenChange={close}
        title={t("leaveTitle", { workspace: workspace.name })}
        description={t("leaveLead")}
        action={t("leave")}
        onConfirm={() => end(leave.mutateAsync({ workspaceId: workspace.id }))}
      />
      <ConfirmDialog
        open={asking === "remove"}
        onOpenChange={close}
        title={t("removeTitle", { workspace: workspace.name })}
        description={t("removeLead")}
        action={t("remove")}
        disabled={typed.trim() !== workspace.name}
        onConfirm={() => end(remove.mutateAsync({ workspaceId: workspace.id }))}
      >
        <Field label={t("removeType", { workspace: workspace.name })}>
          {(control) => (
            <Input
              {...control}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
      </ConfirmDialog>
    </Panel>
  );
}
