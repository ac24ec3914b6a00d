"use client";
// Adds an interview note or a review where one is, already linked to the touchpoint.
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Touchpoint } from "#domain/journey.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useBoard } from "#components/journey/board-context.tsx";

const STARS = ["1", "2", "3", "4", "5"] as const;

export function EvidenceForm({ touchpoint, onDone }: { touchpoint: Touchpoint; onDone: () => void }) {
  const t = useTranslations("inspector");
  const { actions } = useBoard();
  const [kind, setKind] = useState<"interview" | "review">("interview");
  const [stars, setStars] = useState<(typeof STARS)[number]>("4");
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function handleSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string): string => String(form.get(name) ?? "").trim();
    if (read("text") === "") return;
    setBusy(true);
    setFailed(false);
    try {
      await actions.createEvidence?.({
        kind,
        text: read("text"),
        source: read("source"),
        day: read("day"),
        stars: kind === "review" ? Number(stars) : null,
        touchpointId: touchpoint.id,
      });
      onDone();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={(event) => void handleSubmit(event)}
      className="grid gap-3 border-b border-hair bg-raised px-[18px] py-3"
      aria-label={t("addEvidence")}
    >
      <SegmentedControl
        label={t("kind")}
        value={kind}
        onValueChange={setKind}
        options={[
          { value: "interview", label: t("kindInterview") },
          { value: "review", label: t("kindReview") },
        ]}
        className="justify-self-start"
      />
      <Field label={kind === "interview" ? t("whatWasSaid") : t("whatWasWritten")} required>
        {(control) => <Textarea {...control} name="text" rows={3} required maxLength={5000} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={kind === "interview" ? t("who") : t("where")}
          hint={kind === "interview" ? t("whoHint") : undefined}
        >
          {(control) => <Input {...control} name="source" maxLength={120} />}
        </Field>
        <Field label={t("when")} required>
          {(control) => <Input {...control} name="day" type="date" required defaultValue={today()} />}
        </Field>
      </div>
      {kind === "review" ? (
        <SegmentedControl
          label={t("starsLabel")}
          value={stars}
          onValueChange={setStars}
          options={STARS.map((count) => ({ value: count, label: `${count} ★` }))}
          className="justify-self-start"
        />
      ) : null}
      {hasFailed ? <p className="text-meta text-plum">{t("notAdded")}</p> : null}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button type="submit" variant="primary" busy={isBusy}>
          {t("addAndLink")}
        </Button>
      </div>
    </form>
  );
}

/** Today on this device, `2026-11-21`. */
function today(): string {
  const now = new Date();
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
