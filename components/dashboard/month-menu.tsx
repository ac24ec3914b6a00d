// Which month the manager's page shows.
"use client";
import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { buttonStyles } from "#components/ui/button.tsx";
import { DropdownMenu, MenuChoice } from "#components/ui/dropdown-menu.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { addMonths, type MonthString } from "#domain/month.ts";

/** Months one can go back in the menu; the address takes any. */
const MONTHS_BACK = 24;

export function MonthMenu({
  month,
  onChange,
}: {
  month: MonthString;
  onChange: (month: MonthString) => void;
}) {
  const t = useTranslations("dashboard");
  const { month: current } = useWorkspace();
  const { month: monthName } = useMetricWords();
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => addMonths(current, -back));
  return (
    <DropdownMenu
      align="end"
      trigger={
        <button
          type="button"
          className={buttonStyles({ variant: "outline" })}
          aria-label={t("pickMonth", { month: monthName(month) })}
        >
          <CalendarDays size={15} aria-hidden />
          <span className="first-letter:uppercase">{monthName(month)}</span>
        </button>
      }
    >
      <MenuChoice
        value={month}
        onValueChange={onChange}
        options={(months.includes(month) ? months : [month, ...months]).map((of) => ({
          value: of,
          label: <span className="first-letter:uppercase">{monthName(of)}</span>,
        }))}
      />
    </DropdownMenu>
  );
}
