// The end of a month: what stands in the way, a word on what is missing, closing it; or skipping it with a reason.
"use client";
import { Lock, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { useMonthName } from "#components/task/use-month-name.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { isUnfinished, mustBeDecided } from "#domain/task.ts";
import type { ReviewView } from "#server/cycles/snapshots/queries.ts";
import { SkipDialog } from "./skip-dialog.tsx";
import type { CycleActions } from "./use-cycle-actions.ts";

export function ClosePanel({ review, actions }: { review: ReviewView; actions: CycleActions }) {
  const t = useTranslations("cycle.close");
  const may = useCan();
  const sentence = useErrorSentence();
  const monthName = useMonthName();
  const { nameOf } = useMetricWords();
  const [note, setNote] = useState("");
  const [isAsking, setAsking] = useState(false);
  const [isSkipping, setSkipping] = useState(false);
  const { place, close } = actions;
  const month = monthName(place.month);
  const missing = review.figures.filter((figure) => figure.reading === null);
  const unfinished = review.tasks.filter((task) => isUnfinished(task.status));
  const undecided = unfinished.filter(mustBeDecided).length;
  const needsNote = missing.length > 0;
  const names = missing.map((one) => nameOf({ name: one.name, nameTranslations: { ...one.nameTranslations } }));

  function handleClose(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (needsNote && note.trim() === "") return;
    close.mutate(
      { ...place, note },
      {
        onSuccess: ({ next, carried }) =>
          toastDone(t("done", { month, next: monthName(next), count: carried })),
      },
    );
  }

  return (
    <Panel title={t("title", { month })} lead={t("lead")}>
      <ul className="mb-3 grid gap-1 text-body text-ink-2">
        {needsNote ? (
          <li data-owing={missing.length}>
            {t("missing", { count: missing.length, names: names.join(", ") })}
          </li>
        ) : null}
        {undecided > 0 ? (
          <li className="font-semibold text-thread-deep">{t("undecided", { count: undecided })}</li>
        ) : null}
        <li>{t("carries", { count: unfinished.length })}</li>
      </ul>
      {may("cycle.close") ? (
        <form noValidate onSubmit={handleClose} className="grid gap-3">
          <Field
            label={t("note")}
            hint={needsNote ? t("noteNeeded") : t("noteHint")}
            error={isAsking && needsNote && note.trim() === "" ? t("noteMissing") : undefined}
            required={needsNote}
            optional={!needsNote}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={2_000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
          {close.error ? <FormAlert>{sentence(close.error)}</FormAlert> : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" busy={close.isPending} disabled={undecided > 0}>
              <Lock size={16} aria-hidden />
              {t("action", { month })}
            </Button>
            <Button variant="ghost" onClick={() => setSkipping(true)}>
              <SkipForward size={16} aria-hidden />
              {t("skip")}
            </Button>
          </div>
        </form>
      ) : (
        <p className="text-body text-ink-2">{t("mayNot")}</p>
      )}
      {isSkipping ? <SkipDialog actions={actions} onClose={() => setSkipping(false)} /> : null}
    </Panel>
  );
}
