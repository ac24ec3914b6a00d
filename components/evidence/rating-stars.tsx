// The mark somebody gave, on its own scale: as stars where the scale is five, and always in words.
import { Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";

export function RatingStars({ rating, max }: { rating: number; max: number }) {
  const t = useTranslations("evidence");
  const format = useFormatter();
  const label = t("ratingOf", { rating: format.number(rating), max });
  if (max > 5) {
    return <span className="font-semibold text-evidence-2 tabular-nums">{label}</span>;
  }
  return (
    <span role="img" aria-label={label} className="inline-flex items-center gap-px">
      {Array.from({ length: max }, (_, place) => (
        <Star
          key={place}
          aria-hidden
          size={13}
          className={cn(place + 0.5 <= rating ? "fill-evidence-2 text-evidence-2" : "text-line-strong")}
        />
      ))}
    </span>
  );
}
