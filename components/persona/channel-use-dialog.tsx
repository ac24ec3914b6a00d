// Since when a persona uses a channel, and until when; empty means: always, and still.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ChannelUse } from "#domain/channel-use.ts";
import { isMonth } from "#domain/month.ts";
import { usePersonaActions } from "./use-persona-actions.ts";

export interface ChannelUseDialogProps {
  personaId: string;
  use: ChannelUse;
  channel: string;
  onClose: () => void;
}

const isRight = (typed: string) => typed === "" || isMonth(typed);

export function ChannelUseDialog({ personaId, use, channel, onClose }: ChannelUseDialogProps) {
  const t = useTranslations("persona.use");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const { dateChannel } = usePersonaActions();
  const [since, setSince] = useState(use.since ?? "");
  const [until, setUntil] = useState(use.until ?? "");
  const [isAsking, setAsking] = useState(false);
  const isBackwards = since !== "" && until !== "" && since > until;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (!isRight(since) || !isRight(until) || isBackwards) return;
    const dated = { channelId: use.channelId, since: since || null, until: until || null };
    dateChannel.mutate({ personaId, use: dated, before: use, channel }, { onSuccess: onClose });
  }

  const field = (
    label: string,
    hint: string,
    value: string,
    set: (month: string) => void,
    error?: string,
  ) => (
    <Field label={label} hint={hint} error={isAsking ? error : undefined} optional>
      {(control) => (
        <Input
          {...control}
          type="month"
          placeholder="2026-04"
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { channel })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="channel-use" busy={dateChannel.isPending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form id="channel-use" noValidate onSubmit={handleSubmit} className="grid gap-4">
        {field(t("since"), t("sinceHint"), since, setSince, isRight(since) ? undefined : t("monthWrong"))}
        {field(
          t("until"),
          t("untilHint"),
          until,
          setUntil,
          !isRight(until) ? t("monthWrong") : isBackwards ? t("backwards") : undefined,
        )}
        {dateChannel.error ? <FormAlert>{sentence(dateChannel.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
