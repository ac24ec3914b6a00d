// A channel of one's own, or changes to one that is there.
"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { defaultChannelIcon } from "#domain/channel.ts";
import type { MediaKind, Medium } from "#domain/journey.ts";
import { MEDIA, MEDIA_KINDS } from "#domain/vocabulary.ts";
import { LIMITS } from "#domain/limits.ts";
import type { ChannelView } from "#server/channels/queries.ts";
import { useChannelActions } from "./use-channel-actions.ts";

export interface ChannelDialogProps {
  /** What is changed; left out, a new one is made. */
  channel?: ChannelView;
  name?: string;
  onClose: () => void;
}

export function ChannelDialog({ channel, name: startName = "", onClose }: ChannelDialogProps) {
  const t = useTranslations("channel");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const locale = useLocale();
  const sentence = useErrorSentence();
  const { create, update, workspaceId } = useChannelActions();
  const shownName = channel ? (channel.nameTranslations[locale] ?? channel.name) : startName;
  const [name, setName] = useState(shownName);
  const [medium, setMedium] = useState<Medium>((channel?.medium ?? "digital") as Medium);
  const [mediaKind, setMediaKind] = useState<MediaKind>((channel?.mediaKind ?? "owned") as MediaKind);
  const [necessary, setNecessary] = useState(channel?.necessary ?? false);
  const [isAsking, setAsking] = useState(false);
  const failure = create.error ?? update.error;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const written = name.trim();
    if (written === "") {
      setAsking(true);
      return;
    }
    const traits = { medium, mediaKind, necessary };
    if (!channel) {
      create.mutate(
        { workspaceId, channel: { name: written, icon: defaultChannelIcon(medium), ...traits } },
        { onSuccess: onClose },
      );
      return;
    }
    const { id: channelId, key, icon, nameTranslations } = channel;
    const isTranslation = nameTranslations[locale] !== undefined;
    const names = isTranslation
      ? { name: channel.name, nameTranslations: { ...nameTranslations, [locale]: written } }
      : { name: written, nameTranslations };
    update.mutate(
      { workspaceId, channelId, channel: { key, icon, ...names, ...traits } },
      { onSuccess: onClose },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={channel ? t("editTitle") : t("own")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="channel" busy={create.isPending || update.isPending}>
            {channel ? common("save") : t("addShort")}
          </Button>
        </>
      }
    >
      <form id="channel" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <Field
          label={t("name")}
          error={isAsking && name.trim() === "" ? invalid("required") : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={LIMITS.name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className="grid justify-items-start gap-1.5">
          <span className="text-body font-medium">{t("medium")}</span>
          <SegmentedControl
            label={t("medium")}
            value={medium}
            onValueChange={setMedium}
            options={MEDIA.map((value) => ({ value, label: t(`media.${value}`) }))}
          />
        </div>
        <Field label={t("kind")} hint={t(`kindLeads.${mediaKind}`)}>
          {(control) => (
            <Select
              {...control}
              value={mediaKind}
              onValueChange={setMediaKind}
              options={MEDIA_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          )}
        </Field>
        <Checkbox
          checked={necessary}
          onCheckedChange={setNecessary}
          label={t("necessaryLabel")}
          hint={t("necessaryHint")}
        />
        {failure ? <FormAlert>{sentence(failure)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
