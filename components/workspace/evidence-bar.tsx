// How sure a journey is: its touchpoints by strength of evidence, in words and in stitches.
import { useTranslations } from "next-intl";
import type { StrengthLevel } from "#domain/evidence-level.ts";
import { cn } from "#components/ui/class-names.ts";

const LEVELS = [
  { level: "validated", stroke: "var(--evidence-4)", dash: undefined, text: "text-evidence-4" },
  { level: "supported", stroke: "var(--evidence-3)", dash: "10 4", text: "text-evidence-3" },
  { level: "anecdotal", stroke: "var(--evidence-2)", dash: "5 4", text: "text-evidence-2" },
  { level: "assumption", stroke: "var(--evidence-1)", dash: "0.1 5", text: "text-evidence-1" },
] as const;

export function EvidenceBar({ levels }: { levels: Readonly<Record<StrengthLevel, number>> }) {
  const t = useTranslations("workspace.evidence");
  const shown = LEVELS.filter(({ level }) => levels[level] > 0);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t("label")} className="flex flex-wrap gap-x-3.5 gap-y-1">
      {shown.map(({ level, stroke, dash, text }) => (
        <li key={level} className={cn("flex items-center gap-1.5 text-meta", text)}>
          <svg aria-hidden="true" width="22" height="4" viewBox="0 0 22 4">
            <path
              d="M2 2H20"
              stroke={stroke}
              strokeWidth="2.6"
              strokeLinecap="round"
              strokeDasharray={dash}
            />
          </svg>
          {t(level, { count: levels[level] })}
        </li>
      ))}
    </ul>
  );
}
