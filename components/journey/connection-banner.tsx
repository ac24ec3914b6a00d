"use client";
// What to do when the live connection ended for good, stays silent, or never took some edits: one sentence, and the way on.
// Edits the server does not have can be taken along before the page starts anew.
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { CLOSE_CODES } from "#document/protocol.ts";
import type { Journey } from "#domain/journey.ts";
import { useTRPCClient } from "#components/api/client.tsx";
import { isKnownKey } from "#components/ui/known-key.ts";
import { Button } from "#components/ui/button.tsx";
import type { SaveView } from "./board-status.tsx";
import type { ConnectionEnd, JourneyConnection } from "./journey-connection.ts";
import type { ExportWords } from "./unsent-export.ts";

const never = (): (() => void) => () => undefined;

type Sentence = "waiting" | "partNotSent" | "forbidden" | ConnectionEnd;

/** After these, what stands here and not on the server will never be sent. */
const LOST: readonly Sentence[] = ["partNotSent", "full", "refusedLong", "erased"];

/** What is said; null while there is nothing to say. */
function sentenceOf(end: ConnectionEnd | null, view: SaveView | null, isDemoted: boolean): Sentence | null {
  if (end) return end;
  // who may only look on keeps a line, but what this device still held is never sent
  if (view?.refusedReason === CLOSE_CODES.forbidden) return "partNotSent";
  if (isDemoted) return (view?.waiting ?? 0) > 0 ? "partNotSent" : "forbidden";
  return view?.isSilent ? "waiting" : null;
}

export function ConnectionBanner({
  connection,
  end,
  isDemoted,
  journey,
  journeyId,
}: {
  connection: JourneyConnection | null;
  end: ConnectionEnd | null;
  /** The right to edit went while the page was open. */
  isDemoted: boolean;
  journey: Journey;
  journeyId: string;
}) {
  const t = useTranslations("save");
  const take = useExport(journey, journeyId);
  const view = useSyncExternalStore(
    connection?.save.subscribe ?? never,
    () => connection?.save.get() ?? null,
    () => null,
  );
  const sentence = sentenceOf(end, view, isDemoted);
  if (!sentence) return null;

  async function startAnew(): Promise<void> {
    await connection?.discard();
    location.reload();
  }

  return (
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-3 rounded-b-panel bg-ink px-4 py-2 text-surface shadow-2"
    >
      <p className="max-w-prose">{t(sentence, { count: view?.waiting ?? 0 })}</p>
      {LOST.includes(sentence) ? (
        <>
          <Button size="sm" onClick={() => void take("text")}>
            {t("asText")}
          </Button>
          <Button size="sm" onClick={() => void take("json")}>
            {t("asData")}
          </Button>
          <Button size="sm" onClick={() => void startAnew()}>
            {t("reload")}
          </Button>
        </>
      ) : sentence === "waiting" ? null : (
        <Button size="sm" onClick={() => location.reload()}>
          {t("reload")}
        </Button>
      )}
    </div>
  );
}

/** Downloads what this screen holds and the server does not, in words or as data. */
function useExport(local: Journey, journeyId: string): (format: "text" | "json") => Promise<void> {
  const t = useTranslations("versions");
  const client = useTRPCClient();
  const words: ExportWords = {
    kind: (collection) => t(`kind.${collection}` as "kind.meta"),
    field(field) {
      const key = `field.${field}`;
      return isKnownKey(t, key) ? t(key) : null;
    },
    change: (change) => t(`change.${change}`),
    untitled: t("untitled"),
  };
  return async (format) => {
    const [{ unsentAsJson, unsentAsText }, server] = await Promise.all([
      import("./unsent-export.ts"),
      // without an answer everything on the screen is in the file
      client.journeys.getBoard.query({ journeyId }).catch(() => null),
    ]);
    if (format === "json") save("redthread-journey.json", "application/json", unsentAsJson(server, local));
    else save("redthread-journey.txt", "text/plain;charset=utf-8", unsentAsText(server, local, words));
  };
}

function save(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
