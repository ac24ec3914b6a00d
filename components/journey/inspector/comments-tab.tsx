"use client";
// What was said about this touchpoint, and what one has to say oneself.
import type { Touchpoint } from "#domain/journey.ts";
import { CommentList } from "#components/comment/comment-list.tsx";

export function CommentsTab({ journeyId, touchpoint }: { journeyId: string; touchpoint: Touchpoint }) {
  return (
    <div className="px-[18px] py-3">
      <CommentList subject={{ kind: "touchpoint", journeyId, nodeId: touchpoint.id }} />
    </div>
  );
}
