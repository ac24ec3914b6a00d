"use client";
// Gemak 1–5: five pips that are also the choice; the chosen one again takes the value away.
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { CONVENIENCE_STEPS, nextConvenience, previousConvenience } from "#domain/convenience.ts";
import type { Touchpoint } from "#domain/journey.ts";
import { useBoard } from "#components/journey/board-context.tsx";
import { ConveniencePips, convenienceTone } from "#components/journey/convenience-pips.tsx";

export function ConvenienceField({ touchpoint }: { touchpoint: Touchpoint }) {
  const t = useTranslations("inspector");
  const b = useTranslations("board");
  const { edit, commands } = useBoard();
  const value = touchpoint.convenience;

  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    const isUp = event.key === "ArrowRight" || event.key === "ArrowUp";
    if (!isUp && event.key !== "ArrowLeft" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const next = isUp ? nextConvenience(value) : previousConvenience(value);
    commands.setConvenience(touchpoint.id, next);
    event.currentTarget
      .querySelectorAll<HTMLElement>("[role='radio']")
      .item(next - 1)
      .focus();
  }

  return (
    <section className="flex min-h-11 items-center gap-3 px-[18px] py-1.5">
      <h3 className="font-text text-body font-semibold tracking-normal">{t("convenience")}</h3>
      {edit ? (
        <div role="radiogroup" aria-label={t("convenience")} className="flex" onKeyDown={handleKey}>
          {CONVENIENCE_STEPS.map((step) => (
            <button
              key={step}
              type="button"
              role="radio"
              aria-checked={value === step}
              aria-label={b("convenienceOf", { value: step })}
              tabIndex={step === (value ?? 1) ? 0 : -1}
              onClick={() => commands.setConvenience(touchpoint.id, value === step ? null : step)}
              className="grid h-7 w-6 place-items-center rounded-tag hover:bg-ink/8 pointer-coarse:size-11"
            >
              <i
                className={`block h-[7px] w-4 rounded-pill border ${value !== null && step <= value ? convenienceTone(value) : "border-line-strong"}`}
              />
            </button>
          ))}
        </div>
      ) : (
        <ConveniencePips value={value} />
      )}
      <span aria-hidden="true" className="text-ink-2">
        {value === null ? t("notRated") : b("convenienceOf", { value })}
      </span>
    </section>
  );
}
