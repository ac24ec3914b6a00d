// The window in which an address and its events are chosen; of a new one it then shows the secret, once.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { WEBHOOK_EVENTS, type WebhookEvent } from "#domain/webhook.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SecretOnce } from "#components/ui/secret-once.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { WebhookView } from "#server/webhooks/queries.ts";

interface WebhookDialogProps {
  /** Null for a new one. */
  hook: WebhookView | null;
  onClose: () => void;
}

export function WebhookDialog({ hook, onClose }: WebhookDialogProps) {
  const t = useTranslations("webhook");
  const common = useTranslations("common");
  const ui = useTranslations("ui");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const formId = useId();
  const [url, setUrl] = useState(hook?.url ?? "");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(hook?.events ?? []);
  const [isWrong, setWrong] = useState(false);
  const refresh = { onSuccess: () => queries.invalidateQueries(trpc.webhooks.pathFilter()) };
  const create = useMutation(trpc.webhooks.create.mutationOptions(refresh));
  const update = useMutation(trpc.webhooks.update.mutationOptions(refresh));
  const failure = create.error ?? update.error;
  const secret = create.data?.secret;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const isReady = URL.canParse(url.trim()) && events.length > 0;
    setWrong(!isReady);
    if (!isReady) return;
    const fields = { url: url.trim(), events: [...events] };
    if (hook === null) create.mutate({ workspaceId, webhook: fields });
    else update.mutate({ workspaceId, webhookId: hook.id, changes: fields }, { onSuccess: () => onClose() });
  }

  if (secret !== undefined)
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t("secretTitle")}
        description={t("secretLead")}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t("secretKept")}
          </Button>
        }
      >
        <SecretOnce label={t("secret")} hint={t("secretHint")} value={secret} />
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(hook === null ? "new" : "change")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending || update.isPending}>
            {hook === null ? t("add") : common("save")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={handleSubmit}>
        <Field
          label={t("url")}
          hint={t("urlHint")}
          error={isWrong && !URL.canParse(url.trim()) ? t("urlWrong") : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              spellCheck={false}
              autoComplete="off"
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-body font-medium">{t("events")}</legend>
          {WEBHOOK_EVENTS.map((event) => (
            <Checkbox
              key={event}
              checked={events.includes(event)}
              onCheckedChange={(isOn) =>
                setEvents(isOn ? [...events, event] : events.filter((one) => one !== event))
              }
              label={t(`event.${EVENT_KEYS[event]}`)}
              hint={event}
            />
          ))}
        </fieldset>
        {isWrong && events.length === 0 ? <FormAlert>{t("eventsNone")}</FormAlert> : null}
        {failure ? <FormAlert>{sentence(failure)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}

/** Keys of messages have no points in them. */
export const EVENT_KEYS = {
  "journey.updated": "journeyUpdated",
  "task.done": "taskDone",
  "cycle.closed": "cycleClosed",
  "comment.created": "commentCreated",
  "approval.given": "approvalGiven",
} as const satisfies Record<WebhookEvent, string>;
