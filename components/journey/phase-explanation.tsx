"use client";
// The one explanation of a phase: what it is, its goal, the touchpoints the article names, what the article says against
// the model, and whose view it is. Opened from the picker of models and from each phase on the board, loaded when asked for.
import { Info } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import {
  explainPhase,
  type PhaseExplanation as Told,
  type RememberedPhase,
} from "#domain/phase-explanation.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";

export interface PhaseExplanationProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  modelId: string | null;
  phase: RememberedPhase;
  /** Once it is gone: gives the focus back to what opened it. */
  onClosed?: () => void;
  /** Begins writing one's own goal; left out where nobody can write here. */
  onWriteGoal?: () => void;
}

export function PhaseExplanation({
  open,
  onOpenChange,
  modelId,
  phase,
  onClosed,
  onWriteGoal,
}: PhaseExplanationProps) {
  const t = useTranslations("phaseExplanation");
  const board = useTranslations("board");
  const told = explainPhase(modelId, phase, localeOf(useLocale()) ?? "nl");
  const name = phase.name.trim() || told?.name || board("unnamedPhase");
  const write = onWriteGoal ? (
    <Button size="sm" className="mt-2" onClick={onWriteGoal}>
      {t("writeGoal")}
    </Button>
  ) : null;
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={name} {...(onClosed ? { onClosed } : {})}>
      {told ? (
        <Explained told={told} name={name} write={write} />
      ) : (
        <div data-explanation="own" className="text-body text-ink-2">
          <p>{t("own")}</p>
          {write}
        </div>
      )}
    </Sheet>
  );
}

function Explained({ told, name, write }: { told: Told; name: string; write: ReactNode }) {
  const t = useTranslations("phaseExplanation");
  const models = useTranslations("workspace.models");
  const board = useTranslations("board");
  return (
    <div data-explanation="model" className="text-body text-ink-2">
      <p className="text-meta text-ink-3">
        {t("place", { place: told.place, count: told.count, model: told.model })}
        {" · "}
        {models(`period.${told.period}`)}
      </p>
      {name === told.name ? null : (
        <p className="mt-1 text-meta text-ink-2">{t("called", { phase: told.name })}</p>
      )}
      <Part title={t("what")} part="what">
        {told.subtitle ? <p className="font-medium text-ink">{told.subtitle}</p> : null}
        <p>{told.what}</p>
      </Part>
      <Part title={t("goal")} part="goal">
        {told.goal ? (
          <p>{told.goal}</p>
        ) : (
          <>
            <p>{t("noGoal")}</p>
            {write}
          </>
        )}
      </Part>
      <Part title={t("touchpoints")} part="touchpoints">
        {told.touchpoints.length > 0 ? (
          <ul className="flex flex-col">
            {told.touchpoints.map(({ title, medium, kind }) => (
              <li
                key={title}
                className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line py-1.5 first:border-t-0 first:pt-0"
              >
                <span className="text-ink">{title}</span>
                <span className="text-meta text-ink-3">
                  {board(`medium.${medium}`)}, {board(`mediaKind.${kind}`).toLocaleLowerCase()}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("noTouchpoints")}</p>
        )}
      </Part>
      <Part title={t("critique")} part="critique">
        <p>{told.critique ?? t("noCritique")}</p>
        {told.lacksAfter ? (
          <p className="mt-2 rounded-card bg-thread-wash px-2.5 py-1.5 text-thread-deep">
            {models("noAfter")}
          </p>
        ) : null}
        {told.reasons.length > 0 ? (
          <>
            <p className="mt-2 font-medium text-ink">{t("reasons")}</p>
            <ul className="mt-1 list-disc pl-5">
              {told.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        ) : null}
      </Part>
      <Part title={t("view")} part="view">
        <p>{told.view}</p>
        <p className="mt-2 flex gap-2 text-meta text-ink-3">
          <Info aria-hidden size={15} className="mt-px flex-none" />
          {t("onlyModel")}
        </p>
      </Part>
    </div>
  );
}

/** One heading with what stands under it. */
function Part({ title, part, children }: { title: string; part: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      data-part={part}
      className="mt-3.5 border-t border-dashed border-seam pt-3 leading-normal"
    >
      <h3 id={id} className="mb-1 font-display text-card font-semibold text-ink">
        {title}
      </h3>
      {children}
    </section>
  );
}
