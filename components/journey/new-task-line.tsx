"use client";
// One line on the board that makes a task of this month: Enter keeps, Esc leaves. Everything else about a task stands in its
// own form (components/task), which the inspector opens.
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useBoard } from "./board-context.tsx";
import type { TaskSubject } from "./journey-data.ts";

export function NewTaskLine({ subject, onDone }: { subject: TaskSubject; onDone: () => void }) {
  const t = useTranslations("board");
  const { actions } = useBoard();
  const ref = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState("");
  const [isBusy, setBusy] = useState(false);
  useEffect(() => ref.current?.focus(), []);

  async function make(): Promise<void> {
    const words = title.trim();
    if (words === "" || isBusy) {
      onDone();
      return;
    }
    setBusy(true);
    try {
      await actions.createTask?.({ title: words, ...subject });
      onDone();
    } finally {
      setBusy(false);
    }
  }

  return (
    <input
      ref={ref}
      value={title}
      disabled={isBusy}
      maxLength={200}
      aria-label={t("taskTitle")}
      placeholder={t("taskPlaceholder")}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => void make()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") void make();
        if (event.key === "Escape") onDone();
      }}
      className="mt-1 block w-full rounded-tag bg-surface px-1 py-0.5 text-meta outline-2 outline-chalk"
    />
  );
}
