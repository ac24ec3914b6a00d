"use client";
// One bar under the title: whose threads are shown, what the stitches mean, and the month.
import { CalendarSync, Eye, EyeOff } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import type { Journey } from "#domain/journey.ts";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import { leadingPersona } from "./board-model.ts";
import { OnlyChannelBar } from "./channel-signs.tsx";
import { MyDepartmentButton } from "./department-filter.tsx";
import type { BoardPersona } from "./journey-data.ts";
import { personaThread, StitchMark, ThreadSample } from "./stitch-mark.tsx";

export function BoardSubbar({ journey, health }: { journey: Journey; health: ReactNode }) {
  const t = useTranslations("board");
  const { month } = useBoard();
  const path = usePathname();
  // a client's board stands elsewhere and has no months
  const isMembers = path.split("/")[2] === "j";
  const data = useJourneyData();
  const chosen = useScreen((screen) => screen.personaId);
  const lead = leadingPersona(journey, data, chosen);
  return (
    <div className="relative flex min-h-11 flex-none pointer-coarse:py-1 items-center gap-3.5 overflow-x-auto border-b border-line bg-raised px-5 text-ink-2 print:hidden compact:px-3">
      {data.personas.length > 0 ? (
        <ul aria-label={t("threads")} className="flex flex-none gap-2.5">
          {data.personas.map((persona, index) => (
            <PersonaChip key={persona.id} persona={persona} index={index} isLead={persona.id === lead} />
          ))}
        </ul>
      ) : null}
      <ul
        aria-label={t("legend")}
        className="flex flex-none items-center gap-[13px] text-meta compact:hidden"
      >
        {STRENGTH_LEVELS.map((level) => (
          <li key={level} className="flex items-center gap-1.5">
            <StitchMark level={level} width={34} decorative />
            {t(`level.${level}`)}
          </li>
        ))}
      </ul>
      <OnlyChannelBar journey={journey} />
      <MyDepartmentButton journey={journey} />
      <div className="ml-auto flex flex-none items-center gap-3.5">
        {health}
        {isMembers ? (
          <Link
            href={`${path}/review/${month}`}
            title={t("toReview")}
            className="flex min-h-6 items-center gap-[7px] rounded-tag hover:text-ink hover:underline pointer-coarse:min-h-11"
          >
            <span className="sr-only">{t("toReview")}: </span>
            <MonthName month={month} />
          </Link>
        ) : (
          <span className="flex items-center gap-[7px]">
            <MonthName month={month} />
          </span>
        )}
      </div>
    </div>
  );
}

function MonthName({ month }: { month: string }) {
  const format = useFormatter();
  return (
    <>
      <CalendarSync size={15} aria-hidden />
      <b className="font-semibold text-ink first-letter:uppercase">
        {format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long" })}
      </b>
    </>
  );
}

/** Pressing leads with this thread; the eye shows or hides it; Alt and a press show it alone. */
function PersonaChip({ persona, index, isLead }: { persona: BoardPersona; index: number; isLead: boolean }) {
  const t = useTranslations("board");
  const { commands, store } = useBoard();
  const data = useJourneyData();
  const isHidden = useScreen((screen) => screen.hiddenPersonaIds.includes(persona.id));
  const name =
    persona.age === null ? persona.name : t("personaAge", { name: persona.name, age: persona.age });
  return (
    <li
      className={`flex h-7 items-center rounded-pill border border-line bg-surface pr-1 pl-1 pointer-coarse:h-11 ${isHidden ? "opacity-60" : ""}`}
    >
      <button
        type="button"
        aria-pressed={isLead}
        title={t("lead", { name: persona.name })}
        onClick={(event) => {
          commands.leadPersona(persona.id);
          if (event.altKey) {
            store.set({
              hiddenPersonaIds: data.personas.filter((one) => one.id !== persona.id).map((one) => one.id),
            });
          }
        }}
        className={`flex h-full items-center gap-2 rounded-pill pr-1 ${isLead ? "font-semibold text-ink" : "font-medium text-ink-2"}`}
      >
        <span
          aria-hidden="true"
          className="grid size-[21px] place-items-center rounded-full text-axis font-semibold text-on-dept"
          style={{ backgroundColor: personaThread(index).color }}
        >
          {[...persona.name][0]}
        </span>
        {name}
        <ThreadSample index={index} />
      </button>
      {isLead ? (
        <span className="w-1.5" />
      ) : (
        <button
          type="button"
          aria-pressed={!isHidden}
          aria-label={
            isHidden ? t("showThread", { name: persona.name }) : t("hideThread", { name: persona.name })
          }
          title={isHidden ? t("showThread", { name: persona.name }) : t("hideThread", { name: persona.name })}
          onClick={() => commands.togglePersona(persona.id)}
          className="grid size-6 place-items-center rounded-full text-ink-3 hover:bg-ink/8 hover:text-ink pointer-coarse:size-11"
        >
          {isHidden ? <EyeOff size={13} aria-hidden /> : <Eye size={13} aria-hidden />}
        </button>
      )}
    </li>
  );
}
