"use client";
// Finds an item of the library and links it to the touchpoint.
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Touchpoint } from "#domain/journey.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { useBoard, useJourneyData } from "#components/journey/board-context.tsx";
import type { EvidenceChoice } from "#components/journey/journey-data.ts";
import { useSource } from "./quote.tsx";

export function EvidencePicker({ touchpoint, onDone }: { touchpoint: Touchpoint; onDone: () => void }) {
  const t = useTranslations("inspector");
  const { actions } = useBoard();
  const { evidence } = useJourneyData();
  const source = useSource();
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly EvidenceChoice[] | null>(null);
  const search = actions.searchEvidence;

  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void search?.(words).then((choices) => {
        if (isCurrent) setFound(choices);
      });
    }, 200);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words, search]);

  const linked = new Set(evidence?.map((one) => one.evidenceId));
  const choices = found?.filter((choice) => !linked.has(choice.id));
  return (
    <div className="border-b border-hair bg-raised px-[18px] py-2.5">
      <div className="flex gap-2">
        <Input
          autoFocus
          value={words}
          aria-label={t("searchEvidence")}
          placeholder={t("searchEvidence")}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && onDone()}
        />
        <Button variant="ghost" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
      {choices?.length === 0 ? <p className="mt-2 text-meta text-ink-2">{t("nothingFound")}</p> : null}
      <ul className="mt-2 grid max-h-80 gap-0.5 overflow-y-auto">
        {choices?.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              onClick={() => void actions.linkEvidence?.(choice.id, touchpoint.id)}
              className="block min-h-11 w-full rounded-tag px-2 py-1 text-left hover:bg-ink/6"
            >
              <span className="line-clamp-2">{choice.text}</span>
              <span className="block text-meta text-ink-3">{source(choice)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
