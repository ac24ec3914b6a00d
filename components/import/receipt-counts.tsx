// Counts of an import, ahead of it or as its receipt: every row that was read is in one of them.
"use client";
import { useTranslations } from "next-intl";
import type { ImportTarget } from "#domain/imports/mapping.ts";
import { REJECT_REASONS, type Receipt } from "#domain/imports/receipt.ts";

export interface ReceiptCountsProps {
  receipt: Receipt;
  target: ImportTarget | null;
  /** Nothing came in yet. */
  isAhead?: boolean;
}

export function ReceiptCounts({ receipt, target, isAhead = false }: ReceiptCountsProps) {
  const t = useTranslations("imports.counts");
  const reasons = useTranslations("imports.reasons");
  const rejected = REJECT_REASONS.flatMap((reason) => {
    const count = receipt.reasons[reason];
    return count ? [{ reason, count }] : [];
  });
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {(["read", "accepted", "duplicate", "rejected"] as const).map((name) => (
          <div key={name}>
            <dt className="text-meta text-ink-2">
              {t(isAhead && name === "accepted" ? "willBeAccepted" : name)}
            </dt>
            <dd className="text-headline tabular-nums">{receipt[name]}</dd>
          </div>
        ))}
      </dl>
      {target === "readings" && receipt.made > 0 ? (
        <p className="mt-2 text-body text-ink-2">
          {receipt.notes.days > 0
            ? t("figures", {
                count: receipt.made,
                days: receipt.notes.days,
                dayMonths: receipt.notes.dayMonths,
                months: receipt.notes.months,
              })
            : t("readings", { count: receipt.made })}
        </p>
      ) : null}
      {rejected.length > 0 ? (
        <ul className="mt-2 text-body">
          {rejected.map(({ reason, count }) => (
            <li key={reason}>{t("reason", { count, reason: reasons(reason) })}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** What is said beside the counts. */
export function ReceiptNotes({ notes }: { notes: Receipt["notes"] }) {
  const t = useTranslations("imports.notes");
  const lines = [
    ...(notes.personal.length > 0 ? [t("personal", { columns: notes.personal.join(", ") })] : []),
    ...(notes.notAdditive.length > 0 ? [t("notAdditive", { names: notes.notAdditive.join(", ") })] : []),
    ...(notes.days > 0 ? [t("days")] : []),
    // a receipt of before there were days has no such list
    ...(notes.days > 0 && notes.daysApart.length > 0
      ? [t("daysApart", { names: notes.daysApart.join(", ") })]
      : []),
    ...(notes.refunded > 0 ? [t("refunded", { count: notes.refunded })] : []),
    ...(notes.clockForward > 0 ? [t("clockForward", { count: notes.clockForward })] : []),
    ...(notes.clockBack > 0 ? [t("clockBack", { count: notes.clockBack })] : []),
    ...(notes.translationsCut > 0 ? [t("translationsCut", { count: notes.translationsCut })] : []),
    ...(notes.badLinks > 0 ? [t("badLinks", { count: notes.badLinks })] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-1 text-body text-ink-2">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
