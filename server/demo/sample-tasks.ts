// What each task of the demo is expected to bring and asks, beside the sample, which does not say so. Ids are the sample's own.
import type { TaskSize } from "#domain/task.ts";

type Sizes = Readonly<Record<string, readonly [impact: TaskSize, effort: TaskSize]>>;

const BY_WORKSPACE: Readonly<Record<string, Sizes>> = {
  "ws-wervel": {
    "task-01": ["large", "medium"],
    "task-02": ["large", "small"],
    "task-03": ["medium", "medium"],
    "task-04": ["small", "small"],
    "task-05": ["large", "medium"],
    "task-06": ["medium", "small"],
    "task-07": ["medium", "medium"],
    "task-08": ["medium", "small"],
    "task-09": ["large", "small"],
    "task-10": ["medium", "small"],
    "task-11": ["medium", "medium"],
    "task-12": ["large", "large"],
  },
  "ws-warmelijn": {
    "task-01": ["large", "medium"],
    "task-02": ["large", "large"],
    "task-03": ["medium", "large"],
    "task-04": ["large", "small"],
    "task-05": ["large", "large"],
    "task-06": ["small", "small"],
    "task-07": ["large", "medium"],
    "task-08": ["small", "small"],
    "task-09": ["medium", "medium"],
    "task-10": ["small", "small"],
    "task-11": ["medium", "medium"],
    "task-12": ["medium", "small"],
  },
};

/** Null where nobody sized it. */
export function sizesOf(
  workspaceId: string,
  taskId: string,
): { readonly impact: TaskSize | null; readonly effort: TaskSize | null } {
  const [impact = null, effort = null] = BY_WORKSPACE[workspaceId]?.[taskId] ?? [];
  return { impact, effort };
}
