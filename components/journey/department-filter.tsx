"use client";
// "Mijn afdeling" on the board: what my department owns or is involved in stands out, the rest steps back.
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { concernsDepartment } from "#domain/department.ts";
import type { Journey } from "#domain/journey.ts";
import { keepInAddress } from "#components/ui/keep-in-address.ts";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import { isTouchpointOf, type Narrowed } from "./channel-marks.ts";
import type { BoardTask } from "./journey-data.ts";

/** The department that alone is shown; null while all are. */
export function useShownDepartment(): string | null {
  const { myDepartmentId = null } = useJourneyData();
  return useScreen((screen) => screen.isOnlyMine) ? myDepartmentId : null;
}

/** Everything this board is narrowed to. */
export function useNarrowed(): Narrowed {
  const only = useScreen((screen) => screen.only);
  return { only, departmentId: useShownDepartment() };
}

/** A task is a department's by itself, or by the touchpoint it is about. */
export function isTaskOf(departmentId: string, task: BoardTask, journey: Journey): boolean {
  if (concernsDepartment(departmentId, task.departmentId, task.involvedDepartmentIds ?? [])) return true;
  const at =
    task.touchpointId ?? journey.insights.find((one) => one.id === task.insightId)?.touchpointId ?? null;
  const touchpoint = journey.touchpoints.find((one) => one.id === at);
  return touchpoint?.involvedDepartmentIds[departmentId] === true;
}

/** Nothing for who has no department here. */
export function MyDepartmentButton({ journey }: { journey: Journey }) {
  const t = useTranslations("board");
  const { store } = useBoard();
  const { myDepartmentId = null } = useJourneyData();
  const isOn = useScreen((screen) => screen.isOnlyMine);
  if (myDepartmentId === null) return null;
  const count = journey.touchpoints.filter((one) => isTouchpointOf(myDepartmentId, one)).length;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => {
        store.set({ isOnlyMine: !isOn });
        keepInAddress("show", isOn ? null : "department");
      }}
      className="inline-flex h-7 flex-none items-center gap-1.5 rounded-pill border border-line bg-surface px-2.5 text-meta text-ink-2 hover:text-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-surface pointer-coarse:h-11"
      data-my-department=""
    >
      <Users size={13} aria-hidden />
      {t("myDepartment", { count })}
    </button>
  );
}
