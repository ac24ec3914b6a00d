// How sure a persona is, by the interviews that are about them: as a stitch and in words.
import { useTranslations } from "next-intl";
import { StitchMark, STITCHES } from "#components/journey/stitch-mark.tsx";
import { cn } from "#components/ui/class-names.ts";
import { interviewLevel } from "./persona-lines.ts";

export function PersonaStatus({ interviews }: { interviews: number }) {
  const t = useTranslations("persona");
  const levels = useTranslations("evidence.levels");
  const level = interviewLevel(interviews);
  return (
    <span className="inline-flex items-center gap-2 text-meta">
      <StitchMark level={level} decorative />
      <span className={cn("font-medium", STITCHES[level].tone)}>{levels(level)}</span>
      <span className="text-ink-3">{t("interviews", { count: interviews })}</span>
    </span>
  );
}
