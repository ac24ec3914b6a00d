"use client";
// What the curve draws, as a table; loaded when it is asked for.
import { useTranslations } from "next-intl";
import type { Journey } from "#domain/journey.ts";
import type { AskedProps } from "#components/ui/lazy.tsx";
import { PopoverPanel } from "#components/ui/popover-panel.tsx";
import { experiencesBy } from "./board-model.ts";

export interface CurveTableProps {
  readonly journey: Journey;
  readonly personaId: string | null;
  /** Whose experience it is. */
  readonly name: string;
}

export function CurveTablePanel({ journey, personaId, name, ...asked }: CurveTableProps & AskedProps) {
  const t = useTranslations("board");
  const felt = experiencesBy(journey.experiences, personaId);
  return (
    <PopoverPanel {...asked} label={t("asTable")} className="w-96">
      <table className="w-full text-meta">
        <caption className="mb-2 text-left font-semibold">{t("tableCaption", { name })}</caption>
        <thead>
          <tr className="border-b border-line text-left text-ink-2">
            <th scope="col" className="py-1 pr-2 font-medium">
              {t("touchpoint")}
            </th>
            <th scope="col" className="py-1 pr-2 text-right font-medium">
              {t("lane.emotion")}
            </th>
            <th scope="col" className="py-1 font-medium">
              {t("note")}
            </th>
          </tr>
        </thead>
        <tbody>
          {journey.touchpoints.map((touchpoint) => (
            <tr key={touchpoint.id} className="border-b border-hair align-top">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                {touchpoint.number} {touchpoint.title}
              </th>
              <td className="py-1 pr-2 text-right">{felt.get(touchpoint.id)?.value ?? "–"}</td>
              <td className="py-1">{felt.get(touchpoint.id)?.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PopoverPanel>
  );
}
