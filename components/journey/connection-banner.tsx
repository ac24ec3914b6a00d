"use client";
// What to do when the live connection ended for good, or stays silent: one sentence and one button, above the board.
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import type { Journey } from "#domain/journey.ts";
import { Button } from "#components/ui/button.tsx";
import type { ConnectionEnd, JourneyConnection } from "./journey-connection.ts";

const never = (): (() => void) => () => undefined;

export function ConnectionBanner({
  connection,
  end,
  journey,
}: {
  connection: JourneyConnection | null;
  end: ConnectionEnd | null;
  journey: Journey;
}) {
  const t = useTranslations("save");
  const isSilent = useSyncExternalStore(
    connection?.save.subscribe ?? never,
    () => connection?.save.get().isSilent ?? false,
    () => false,
  );
  if (!end && !isSilent) return null;

  async function startAnew(): Promise<void> {
    await connection?.discard();
    location.reload();
  }

  return (
    <div
      role="alert"
      className="fixed inset-x-0 top-0 z-50 mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-3 rounded-b-panel bg-ink px-4 py-2 text-surface shadow-2"
    >
      <p>{t(end ?? "waiting")}</p>
      {end === "refusedLong" ? (
        <>
          <Button size="sm" onClick={() => download(journey)}>
            {t("download")}
          </Button>
          <Button size="sm" onClick={() => void startAnew()}>
            {t("reload")}
          </Button>
        </>
      ) : end ? (
        <Button size="sm" onClick={() => location.reload()}>
          {t("reload")}
        </Button>
      ) : null}
    </div>
  );
}

/** The journey as it stands on this screen, unsent edits included. */
function download(journey: Journey): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(journey, null, 2)], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = "redthread-journey.json";
  link.click();
  URL.revokeObjectURL(address);
}
