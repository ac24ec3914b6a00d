"use client";
// Touchpoints that journeys share: a name that is changed here goes to the library, and one that was changed elsewhere is
// offered, never written silently.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { Button } from "#components/ui/button.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Journey } from "#domain/journey.ts";
import type { BoardShared } from "./journey-data.ts";
import type { JourneyEdit, TextEvent } from "./journey-edit.ts";

/** Pause after typing before a name goes out. */
const REST_MS = 400;

export interface SharedOffersProps {
  /** As written, not in the reader's language. */
  journey: Journey;
  shared: readonly BoardShared[];
  edit: JourneyEdit | null;
}

export function SharedOffers({ journey, shared, edit }: SharedOffersProps) {
  const t = useTranslations("board.sharedOffer");
  const entries = new Map(shared.map((entry) => [entry.id, entry]));
  const used = journey.touchpoints.filter((one) => one.libraryId !== null);
  const own = useOwnNames(used, entries, edit);
  if (!edit) return null;
  const offers = used.flatMap((touchpoint) => {
    const entry = entries.get(touchpoint.libraryId ?? "");
    const isSame = !entry || entry.title === touchpoint.title.trim() || entry.title === own[touchpoint.id];
    return isSame ? [] : [{ touchpoint, entry }];
  });
  if (offers.length === 0) return null;
  return (
    <ul aria-label={t("label")} className="border-b border-line bg-chalk-wash text-chalk print:hidden">
      {offers.map(({ touchpoint, entry }) => (
        <li
          key={touchpoint.id}
          data-offer={touchpoint.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-1.5 text-body"
        >
          <span role="status" className="min-w-0 flex-1 basis-60">
            {t("changed", { title: touchpoint.title, shared: entry.title })}
          </span>
          <Button
            size="sm"
            onClick={() =>
              edit.setText({ collection: "touchpoints", id: touchpoint.id, field: "title" }, entry.title)
            }
          >
            {t("take")}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            onClick={() => edit.updateTouchpoint(touchpoint.id, { libraryId: null })}
          >
            {t("detach")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/**
 * Tells the library the names that are typed in this tab. Answers, by touchpoint, what the library still called it then: until
 * the new name is there, the old one is no news.
 */
function useOwnNames(
  used: Journey["touchpoints"],
  entries: ReadonlyMap<string, BoardShared>,
  edit: JourneyEdit | null,
): Readonly<Record<string, string>> {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const { mutate: rename } = useMutation(
    trpc.touchpointLibrary.rename.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.touchpointLibrary.pathFilter()),
    }),
  );
  const pairs = used.map((one) => `${one.id}/${one.libraryId ?? ""}`).join(" ");
  const titles = used.map((one) => `${one.id}/${entries.get(one.libraryId ?? "")?.title ?? ""}`).join("\n");
  useEffect(() => {
    if (!edit || pairs === "") return undefined;
    const knownTitles = new Map(
      titles.split("\n").map((line) => [line.slice(0, line.indexOf("/")), line.slice(line.indexOf("/") + 1)]),
    );
    const stops = pairs.split(" ").map((pair) => {
      const [id = "", entryId = ""] = pair.split("/");
      const text = edit.textOf({ collection: "touchpoints", id, field: "title" });
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const send = () => {
        waiting = undefined;
        const title = text?.toString().trim() ?? "";
        if (title !== "" && title !== knownTitles.get(id)) rename({ workspaceId, entryId, title });
      };
      const handleChange = (event: TextEvent) => {
        if (!event.transaction.local) return;
        setOwn((before) => ({ ...before, [id]: knownTitles.get(id) ?? "" }));
        clearTimeout(waiting);
        waiting = setTimeout(send, REST_MS);
      };
      text?.observe(handleChange);
      return () => {
        text?.unobserve(handleChange);
        if (waiting === undefined) return;
        clearTimeout(waiting);
        send();
      };
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [edit, pairs, titles, rename, workspaceId]);
  return own;
}
