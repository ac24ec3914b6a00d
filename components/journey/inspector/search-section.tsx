"use client";
// By which words this content is found, what is meant by them, and what a competitor does there. Ours alone: no client sees it.
import { useTranslations } from "next-intl";
import type { Touchpoint } from "#domain/journey.ts";
import { isContent } from "#domain/search-terms.ts";
import { SEARCH_INTENTS } from "#domain/vocabulary.ts";
import { Select } from "#components/ui/select.tsx";
import { useBoard } from "#components/journey/board-context.tsx";
import { InspectorSection } from "./inspector-section.tsx";
import { TextField } from "./text-field.tsx";

const NONE = "none";

export function SearchSection({ touchpoint }: { touchpoint: Touchpoint }) {
  const t = useTranslations("inspector.search");
  const { commands, edit } = useBoard();
  const { id, searchKeyword, searchIntent, competitorNote } = touchpoint;
  const isFilled = searchKeyword.trim() !== "" || searchIntent !== null || competitorNote.trim() !== "";
  if (edit ? !isContent(touchpoint) && !isFilled : !isFilled) return null;
  return (
    <InspectorSection title={t("title")}>
      <div className="grid gap-2" data-search-terms="">
        <TextField
          place={{ collection: "touchpoints", id, field: "searchKeyword" }}
          text={searchKeyword}
          label={t("keyword")}
          placeholder={t("keywordPlaceholder")}
        />
        {edit ? (
          <Select
            size="sm"
            aria-label={t("intent")}
            value={searchIntent ?? NONE}
            onValueChange={(value) =>
              commands.updateTouchpoint(id, {
                searchIntent: SEARCH_INTENTS.find((one) => one === value) ?? null,
              })
            }
            options={[
              { value: NONE, label: t("noIntent") },
              ...SEARCH_INTENTS.map((value) => ({ value, label: t(`intents.${value}`) })),
            ]}
          />
        ) : searchIntent ? (
          <p className="text-meta text-ink-2">{t(`intents.${searchIntent}`)}</p>
        ) : null}
        {edit || competitorNote !== "" ? (
          <TextField
            place={{ collection: "touchpoints", id, field: "competitorNote" }}
            text={competitorNote}
            label={t("competitor")}
            placeholder={t("competitorPlaceholder")}
          />
        ) : null}
      </div>
    </InspectorSection>
  );
}
