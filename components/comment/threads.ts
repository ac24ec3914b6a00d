// Comments as they are read: each beginning with its answers, those that are settled apart.
import type { ListedComment } from "#server/comments/queries.ts";

export interface Thread {
  readonly first: ListedComment;
  readonly replies: readonly ListedComment[];
}

/** Threads in the order in which they began. An answer whose beginning is not there stands for itself. */
export function threadsOf(comments: readonly ListedComment[]): readonly Thread[] {
  const there = new Set(comments.map((one) => one.id));
  const isFirst = (one: ListedComment) => one.id === one.threadId || !there.has(one.threadId);
  return comments.filter(isFirst).map((first) => ({
    first,
    replies: comments.filter((one) => one.threadId === first.id && one.id !== first.id),
  }));
}

/** A task's title out of a comment: its first line, cut where it gets long. */
export function titleFrom(spoken: string, most = 120): string {
  const line =
    spoken
      .split("\n")
      .find((one) => one.trim() !== "")
      ?.trim() ?? "";
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
