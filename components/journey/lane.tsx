"use client";
// One lane below the touchpoints, by its kind.
import type { BoardLane } from "#domain/board-lanes.ts";
import type { Journey } from "#domain/journey.ts";
import type { BoardColumn } from "./board-model.ts";

import { GoalLane } from "./goal-lane.tsx";
import { InsightLane } from "./insight-lane.tsx";
import { OtherLaneRow } from "./phase-text-lane.tsx";
import { QuestionLane } from "./question-lane.tsx";
import { TaskLane } from "./task-lane.tsx";

export function Lane({
  kind,
  ...rest
}: {
  kind: BoardLane;
  journey: Journey;
  columns: readonly BoardColumn[];
  row: number;
}) {
  switch (kind) {
    case "questions":
      return <QuestionLane {...rest} />;
    case "goals":
      return <GoalLane {...rest} />;
    case "insights":
      return <InsightLane {...rest} />;
    case "tasks":
      return <TaskLane {...rest} />;
    default:
      return <OtherLaneRow kind={kind} {...rest} />;
  }
}
