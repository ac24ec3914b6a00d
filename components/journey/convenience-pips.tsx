// Gemak 1–5 as five pips; the number stands in text for readers.
import { useTranslations } from "next-intl";

export function ConveniencePips({ value }: { value: number | null }) {
  const t = useTranslations("board");
  return (
    <span
      role="img"
      aria-label={value === null ? t("noConvenience") : t("convenienceOf", { value })}
      className="inline-flex items-center gap-[5px]"
    >
      {[1, 2, 3, 4, 5].map((pip) => (
        <i
          key={pip}
          className={`block h-[7px] w-4 rounded-pill border ${value !== null && pip <= value ? convenienceTone(value) : "border-line-strong bg-transparent"}`}
        />
      ))}
    </span>
  );
}

export function convenienceTone(value: number): string {
  if (value <= 2) return "border-emotion-m2 bg-emotion-m2";
  return value === 3 ? "border-emotion-0 bg-emotion-0" : "border-emotion-p2 bg-emotion-p2";
}
