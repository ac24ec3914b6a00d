"use client";
// The journey's touchpoints in the command menu, by their names and by every word there is for a touchpoint.
import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type Command, useCommands } from "#components/shell/commands.tsx";
import type { Journey } from "#domain/journey.ts";
import { useBoard } from "./board-context.tsx";

export function TouchpointSearch({ journey }: { journey: Journey }) {
  const t = useTranslations("board");
  const { commands } = useBoard();
  const { touchpoints } = journey;
  // a board changes all the time, what its cards are called seldom
  const names = touchpoints.map((one) => `${one.id} ${one.number} ${one.title}`).join("\n");
  const list = useMemo(
    () =>
      touchpoints.map(
        (one): Command => ({
          id: `touchpoint-${one.id}`,
          group: "context",
          kind: "touchpoint",
          label: `${one.number} ${one.title || t("untitled")}`,
          keywords: t("searchWords"),
          icon: <MapPin size={16} />,
          run: () => commands.inspect(one.id, "overview"),
        }),
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [names, commands, t],
  );
  useCommands(list);
  return null;
}
