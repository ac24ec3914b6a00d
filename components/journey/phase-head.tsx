"use client";
// A phase's head: its number, its name (editable in place), the customer's goal in it, and the phase's menu.
import { loadPart } from "#components/ui/lazy.tsx";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import type { Phase } from "#domain/journey.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { InlineText } from "./inline-text.tsx";
import { PhaseFigureLine } from "./phase-figure-line.tsx";

const PhaseMenu = loadPart(() => import("./phase-menu.tsx").then((module) => module.PhaseMenu));

export function PhaseHead({
  phase,
  column,
  isFirst,
  isLast,
}: {
  phase: Phase | null;
  column: number;
  isFirst: boolean;
  isLast: boolean;
}) {
  const t = useTranslations("board");
  const { edit, commands, langOf } = useBoard();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const field = useScreen((screen) => (screen.editing?.id === phase?.id ? screen.editing?.field : undefined));
  const name = phase ? phase.name.trim() || t("unnamedPhase") : t("withoutPhase");
  const goal = phase?.customerGoal || phase?.subtitle || "";

  return (
    <div
      role="columnheader"
      aria-colindex={column}
      data-cell=""
      data-phase={phase?.id}
      tabIndex={-1}
      className={`group/phase relative min-w-0 border-l border-dashed pt-1.5 pr-1 pl-3 ${isFirst ? "border-transparent" : "border-seam"}`}
    >
      <div className="flex min-w-0 items-baseline gap-[7px]">
        {phase ? <b className="text-meta font-semibold text-ink-3">{phase.index + 1}</b> : null}
        {phase && field === "name" ? (
          <InlineText
            place={{ collection: "phases", id: phase.id, field: "name" }}
            text={phase.name}
            label={t("nameOfPhase", { number: phase.index + 1 })}
            placeholder={t("phasePlaceholder")}
            className="font-display text-phase font-semibold"
          />
        ) : (
          <h2
            lang={phase ? langOf(phase, "name") : undefined}
            title={name}
            className={`min-w-0 truncate text-phase leading-[23px] ${edit && phase ? "cursor-text" : ""}`}
            onClick={() => phase && commands.renamePhase(phase.id)}
          >
            {name}
          </h2>
        )}
      </div>
      {phase && field === "customerGoal" ? (
        <InlineText
          place={{ collection: "phases", id: phase.id, field: "customerGoal" }}
          text={phase.customerGoal}
          label={t("goalOfPhase", { phase: name })}
          className="text-meta"
        />
      ) : phase && edit ? (
        <button
          type="button"
          tabIndex={-1}
          data-item=""
          lang={langOf(phase, "customerGoal")}
          title={goal || undefined}
          onClick={() => commands.startEdit({ collection: "phases", id: phase.id, field: "customerGoal" })}
          className="block h-[18px] w-full cursor-text truncate text-left text-[0.75rem] text-ink-2 hover:text-ink"
        >
          {goal || <span className="text-ink-3">{t("addCustomerGoal")}</span>}
        </button>
      ) : (
        <p
          lang={phase ? langOf(phase, "customerGoal") : undefined}
          className="truncate text-[0.75rem] text-ink-2"
        >
          {goal}
        </p>
      )}
      {phase ? <PhaseFigureLine phase={phase} /> : null}
      {phase ? (
        <>
          <button
            type="button"
            tabIndex={-1}
            data-menu=""
            aria-label={t("menuOfPhase", { phase: name })}
            onClick={() => setMenuOpen(true)}
            className="absolute top-1.5 right-1 grid size-6 place-items-center rounded-tag bg-surface text-ink-3 opacity-0 hover:bg-ink/8 hover:text-ink focus-visible:opacity-100 group-hover/phase:opacity-100 group-focus/phase:opacity-100 pointer-coarse:opacity-100"
          >
            <Ellipsis size={16} aria-hidden />
          </button>
          <Suspense fallback={null}>
            {isMenuOpen ? (
              <PhaseMenu phase={phase} isFirst={isFirst} isLast={isLast} onClose={() => setMenuOpen(false)} />
            ) : null}
          </Suspense>
        </>
      ) : null}
    </div>
  );
}
