// Choosing a phase model: the eight of the articles, each with what the article says against it and what each phase is.
"use client";
import { Info } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import {
  lacksAfterPhase,
  type PhaseModel,
  phaseModel,
  phaseModels,
  stdcReasons,
  subtitleOf,
} from "#domain/phase-models.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { loadWhenOpened } from "#components/ui/lazy.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";

const PhaseExplanation = loadWhenOpened(() =>
  import("#components/journey/phase-explanation.tsx").then((module) => module.PhaseExplanation),
);

export interface ModelPickerProps {
  value: string;
  onValueChange: (model: string) => void;
}

export function ModelPicker({ value, onValueChange }: ModelPickerProps) {
  const t = useTranslations("workspace.models");
  const locale = localeOf(useLocale()) ?? "nl";
  const chosen = phaseModel(value);
  return (
    <div className="grid gap-4 sm:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="sm:hidden">
        <Select
          aria-label={t("label")}
          value={value}
          onValueChange={onValueChange}
          options={phaseModels.map((model) => ({ value: model.id, label: model.name[locale] }))}
        />
      </div>
      <RadioGroup
        aria-label={t("label")}
        look="cards"
        className="hidden sm:flex"
        value={value}
        onValueChange={onValueChange}
        options={phaseModels.map((model) => ({
          value: model.id,
          label: model.name[locale],
          hint: [t("phaseCount", { count: model.phases.length }), model.year ?? ""]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
      {chosen ? <ModelDetail model={chosen} /> : null}
    </div>
  );
}

function ModelDetail({ model }: { model: PhaseModel }) {
  const t = useTranslations("workspace.models");
  const locale = localeOf(useLocale()) ?? "nl";
  const isStdc = model.id === "stdc";
  const [asked, setAsked] = useState<{ readonly key: string; readonly name: string } | null>(null);
  const opener = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-live="polite" className="rounded-rail border border-line bg-raised p-4">
      <h3 className="text-phase">{model.name[locale]}</h3>
      {model.critique ? (
        <p className="mt-2 flex gap-2 text-body text-ink-2">
          <Info aria-hidden size={16} className="mt-px text-ink-3" />
          <span>
            <b className="font-semibold text-ink">{t("critique")}</b> {model.critique[locale]}
          </span>
        </p>
      ) : null}
      {lacksAfterPhase(model.phases) ? (
        <p className="mt-2 rounded-card bg-thread-wash px-2.5 py-1.5 text-body text-thread-deep">
          {t("noAfter")}
        </p>
      ) : null}
      {isStdc ? (
        <div className="mt-2">
          <p className="text-body font-semibold">{t("reasons")}</p>
          <ul className="mt-1 list-disc pl-5 text-body text-ink-2">
            {stdcReasons.map((reason) => (
              <li key={reason.nl}>{reason[locale]}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <ol className="mt-3 flex flex-col">
        {model.phases.map((phase, place) => (
          <li key={phase.id} className="border-t border-dashed border-seam py-2.5">
            <div className="flex items-baseline gap-2">
              <span className="text-meta font-semibold text-ink-3">{place + 1}</span>
              <h4 className="font-display text-card font-semibold">{phase.name[locale]}</h4>
              <span className="ml-auto flex-none text-axis text-ink-3">{t(`period.${phase.period}`)}</span>
            </div>
            <div className="pl-4">
              {subtitleOf(model.id, phase.id) ? (
                <p className="text-body font-medium text-ink">{subtitleOf(model.id, phase.id)?.[locale]}</p>
              ) : null}
              <p className="text-body text-ink-2">{phase.description[locale]}</p>
              {phase.goal ? (
                <p className="mt-0.5 text-meta text-ink-2">
                  <b className="font-semibold text-ink">{t("goal")}</b> {phase.goal[locale]}
                </p>
              ) : null}
              <div className="mt-0.5 flex flex-wrap items-center justify-between gap-x-3 text-meta text-ink-3">
                {t("touchpoints", { count: phase.touchpoints.length })}
                <Button
                  variant="link"
                  size="sm"
                  aria-label={t("explainPhase", { phase: phase.name[locale] })}
                  onClick={(event) => {
                    opener.current = event.currentTarget;
                    setAsked({ key: phase.id, name: phase.name[locale] });
                    setOpen(true);
                  }}
                >
                  <Info aria-hidden size={14} />
                  {t("explain")}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ol>
      {asked ? (
        <PhaseExplanation
          open={isOpen}
          onOpenChange={setOpen}
          modelId={model.id}
          phase={asked}
          onClosed={() => opener.current?.focus()}
        />
      ) : null}
    </section>
  );
}
