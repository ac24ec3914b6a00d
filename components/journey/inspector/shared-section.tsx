"use client";
// Whether other journeys use this touchpoint too: sharing it, or making it one that is shared already.
import { Share2, Unlink } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Touchpoint } from "#domain/journey.ts";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { useBoard, useJourneyData } from "#components/journey/board-context.tsx";
import { InspectorSection } from "./inspector-section.tsx";

export function SharedSection({ touchpoint }: { touchpoint: Touchpoint }) {
  const t = useTranslations("inspector.shared");
  const { actions, commands, edit } = useBoard();
  const { shared = [] } = useJourneyData();
  const { id, libraryId } = touchpoint;
  if (!edit || !actions.share) return null;
  const { share } = actions;

  function handleUse(entryId: string | null): void {
    const entry = shared.find((one) => one.id === entryId);
    if (!entry || !edit) return;
    const { title, message, means, description, medium, mediaKind, channelId } = entry;
    for (const [field, value] of Object.entries({ title, message, means, description }))
      if (value !== "") edit.setText({ collection: "touchpoints", id, field }, value);
    commands.updateTouchpoint(id, { medium, mediaKind, channelId, libraryId: entry.id });
  }

  return (
    <InspectorSection title={t("title")}>
      {libraryId === null ? (
        <div className="grid justify-items-start gap-2">
          <Button size="sm" disabled={touchpoint.title.trim() === ""} onClick={() => void share(id)}>
            <Share2 size={14} aria-hidden />
            {t("share")}
          </Button>
          {shared.length > 0 ? (
            <Combobox
              label={t("use")}
              placeholder={t("usePlaceholder")}
              value={null}
              onValueChange={handleUse}
              options={shared.map((entry) => ({ value: entry.id, label: entry.title }))}
            />
          ) : null}
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 basis-40 text-meta text-ink-2">{t("isShared")}</p>
          <Button
            size="sm"
            variant="ghost"
            onClick={() => commands.updateTouchpoint(id, { libraryId: null })}
          >
            <Unlink size={14} aria-hidden />
            {t("detach")}
          </Button>
        </div>
      )}
    </InspectorSection>
  );
}
