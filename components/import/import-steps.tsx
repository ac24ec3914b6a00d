// The four steps of an import, and which of them one is at.
"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";

const STEPS = ["file", "columns", "preview", "receipt"] as const;
export type ImportStep = (typeof STEPS)[number];

export function ImportSteps({ at }: { at: ImportStep }) {
  const t = useTranslations("imports.steps");
  const place = STEPS.indexOf(at);
  return (
    <ol aria-label={t("label")} className="flex flex-wrap gap-x-5 gap-y-1.5">
      {STEPS.map((step, number) => (
        <li
          key={step}
          aria-current={step === at ? "step" : undefined}
          className={cn(
            "flex items-center gap-2 text-body",
            step === at ? "font-semibold text-ink" : "text-ink-2",
          )}
        >
          <span
            aria-hidden
            className={cn(
              "grid size-6 place-items-center rounded-pill border text-meta",
              step === at ? "border-ink bg-ink text-surface" : "border-line",
            )}
          >
            {number < place ? <Check size={14} /> : number + 1}
          </span>
          {t(step)}
          {number < place ? <span className="sr-only"> {t("done")}</span> : null}
        </li>
      ))}
    </ol>
  );
}
