// The health of one journey in a line that leads to its page: seven stitches and "5 van 7".
"use client";
import { HeartPulse } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import type { HealthSummary } from "#domain/health.ts";
import { SevenStitches } from "./health-stitch.tsx";

export interface HealthSignProps {
  summary: Pick<HealthSummary, "ok" | "of" | "stitches">;
  href: string;
  className?: string;
}

export function HealthSign({ summary: { ok, of, stitches }, href, className }: HealthSignProps) {
  const t = useTranslations("health");
  return (
    <Link
      href={href}
      title={t("name")}
      className={cn(
        "relative flex min-h-6 flex-none items-center gap-2 rounded-tag hover:text-ink hover:underline pointer-coarse:min-h-11",
        className,
      )}
      data-health={`${ok}/${of}`}
    >
      <span className="sr-only">{t("name")}: </span>
      <HeartPulse size={15} aria-hidden />
      <SevenStitches stitches={stitches} />
      <span className="whitespace-nowrap tabular-nums">{t("wellOf", { ok, of })}</span>
    </Link>
  );
}
