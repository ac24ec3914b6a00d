// What a month is about, on which day it is looked back on, and who does that together.
"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useMonthName } from "#components/task/use-month-name.ts";
import { useTaskChoices } from "#components/task/use-task-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { isDay } from "#domain/month.ts";
import type { CycleView } from "#server/cycles/queries.ts";
import { topicIn, writeTopic } from "./cycle-topic.ts";
import type { CycleActions } from "./use-cycle-actions.ts";

export interface CycleDialogProps {
  cycle: CycleView;
  actions: CycleActions;
  onClose: () => void;
}

export function CycleDialog({ cycle, actions, onClose }: CycleDialogProps) {
  const t = useTranslations("cycle.edit");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const locale = useLocale();
  const monthName = useMonthName();
  const { people } = useTaskChoices();
  const [focus, setFocus] = useState(topicIn(cycle, locale));
  const [reviewOn, setReviewOn] = useState(cycle.reviewOn);
  const [attendeeIds, setAttendeeIds] = useState<readonly string[]>(cycle.attendeeIds);
  const { place, update } = actions;

  function handleSave(event: FormEvent) {
    event.preventDefault();
    if (!isDay(reviewOn)) return;
    const topic = writeTopic(cycle, locale, focus);
    update.mutate(
      { ...place, changes: { ...topic, reviewOn, attendeeIds: [...attendeeIds] } },
      { onSuccess: onClose },
    );
  }

  const turn = (personId: string, isThere: boolean) =>
    setAttendeeIds((before) =>
      isThere ? [...before, personId] : before.filter((other) => other !== personId),
    );

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { month: monthName(place.month) })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="cycle" busy={update.isPending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form id="cycle" noValidate onSubmit={handleSave} className="grid gap-4">
        <Field label={t("focus")} hint={t("focusHint")} optional>
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={focus}
              onChange={(event) => setFocus(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("reviewOn")} error={isDay(reviewOn) ? undefined : t("dayMissing")} required>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={reviewOn}
              onChange={(event) => setReviewOn(event.target.value)}
            />
          )}
        </Field>
        <fieldset>
          <legend className="mb-1.5 text-body font-medium text-ink">{t("people")}</legend>
          <div className="grid gap-1.5 sm:grid-cols-2">
            {people.map((person) => (
              <Checkbox
                key={person.id}
                label={person.name}
                checked={attendeeIds.includes(person.id)}
                onCheckedChange={(isThere) => turn(person.id, isThere)}
              />
            ))}
          </div>
        </fieldset>
        {update.error ? <FormAlert>{sentence(update.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
