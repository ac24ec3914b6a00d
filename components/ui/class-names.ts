// Joins class names; a later utility wins over an earlier one of the same kind, also for our own text sizes.
import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["axis", "meta", "body", "reading", "card", "phase", "figure", "headline"],
      radius: ["tag", "card", "control", "rail", "panel", "pill"],
      shadow: ["1", "2"],
    },
  },
});

export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
