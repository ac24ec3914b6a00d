// A person as an initial in the colour of their department; the name stands in text or in the title.
import { cn } from "./class-names.ts";

export type DepartmentTone = 1 | 2 | 3 | 4 | 5;

const TONES: Record<DepartmentTone, string> = {
  1: "bg-dept-1",
  2: "bg-dept-2",
  3: "bg-dept-3",
  4: "bg-dept-4",
  5: "bg-dept-5",
};

const SIZES = {
  xs: "size-[21px] text-axis",
  sm: "size-7 text-axis",
  md: "size-9 text-body",
  lg: "size-14 text-phase",
} as const;

export interface AvatarProps {
  name: string;
  tone?: DepartmentTone | undefined;
  size?: keyof typeof SIZES;
  /** A ring of the surface, for avatars that overlap. */
  ring?: boolean;
  /** True when the name stands beside it, so readers need not hear it twice. */
  decorative?: boolean;
  className?: string;
}

/** Any stored tone as one of the five colours. */
export function departmentTone(tone: number | null | undefined): DepartmentTone {
  const n = (((tone ?? 5) - 1) % 5) + 1;
  return (n >= 1 && n <= 5 ? n : 5) as DepartmentTone;
}

export function Avatar({
  name,
  tone = 5,
  size = "sm",
  ring = false,
  decorative = false,
  className,
}: AvatarProps) {
  const initial = [...name.trim()][0]?.toLocaleUpperCase() ?? "?";
  return (
    <span
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name, title: name })}
      className={cn(
        "inline-grid flex-none place-items-center rounded-full font-semibold text-on-dept",
        TONES[tone],
        SIZES[size],
        ring && "border-2 border-surface",
        className,
      )}
    >
      {initial}
    </span>
  );
}
