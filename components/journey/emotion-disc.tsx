// A touchpoint's number on a disc in the colour of what is felt there. The number ties curve, card, question and task together.
import { emotionFace } from "#domain/emotion.ts";
import { cn } from "#components/ui/class-names.ts";

/** Fill, ring and digit of a value; without a value a dashed, empty disc. */
export function discColors(value: number | null): { fill: string; ring: string; digit: string } {
  if (value === null) return { fill: "var(--surface)", ring: "var(--line-strong)", digit: "var(--ink-2)" };
  const face = emotionFace(value);
  return { fill: `var(--disc-${face})`, ring: `var(--emotion-${face})`, digit: `var(--digit-${face})` };
}

export function EmotionDisc({
  number,
  value,
  size = 18,
  className,
}: {
  number: number;
  value: number | null;
  size?: number;
  className?: string;
}) {
  const colors = discColors(value);
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid flex-none place-items-center rounded-full border-[1.5px] font-display font-bold leading-none tracking-tight",
        value === null && "border-dashed",
        className,
      )}
      style={{
        width: size,
        height: size,
        fontSize: size >= 24 ? "0.8125rem" : "0.71875rem",
        backgroundColor: colors.fill,
        borderColor: colors.ring,
        color: colors.digit,
      }}
    >
      {number}
    </span>
  );
}
