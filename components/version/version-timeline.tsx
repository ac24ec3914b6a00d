// Versions by day: those with a name stand out, those recorded by themselves are a small mark on the thread.
"use client";
import { Bookmark } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Panel } from "#components/shell/page-frame.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { VersionRow } from "#server/journeys/versions/queries.ts";
import { versionDays } from "./version-days.ts";

export interface VersionTimelineProps {
  versions: readonly VersionRow[];
  /** Somebody edited after the newest version. */
  isChangedSince: boolean;
  chosenId: string;
  onChoose: (id: string) => void;
}

export function VersionTimeline({ versions, isChangedSince, chosenId, onChoose }: VersionTimelineProps) {
  const t = useTranslations("versions");
  const { timeZone } = useWorkspace();
  const format = useFormatter();
  return (
    <Panel className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto">
      <h2 className="sr-only">{t("timeline")}</h2>
      <p className="relative flex min-h-8 items-center gap-3 text-body text-ink-2">
        <span aria-hidden className="grid w-5 flex-none place-items-center">
          <span className="size-3 rounded-full border-2 border-thread bg-surface" />
        </span>
        {t(isChangedSince ? "nowChanged" : "nowSame")}
      </p>
      {versionDays(versions, timeZone).map(({ day, versions: some }) => (
        <section key={day} className="mt-3">
          <h3 className="mb-1 text-meta font-semibold text-ink-2 first-letter:uppercase">
            {format.dateTime(new Date(`${day}T12:00:00Z`), {
              weekday: "long",
              day: "numeric",
              month: "long",
              timeZone: "UTC",
            })}
          </h3>
          <ol className="relative before:absolute before:inset-y-1 before:left-[9px] before:w-0.5 before:bg-line before:content-['']">
            {some.map((version) => (
              <li key={version.id}>
                <VersionEntry
                  version={version}
                  timeZone={timeZone}
                  isChosen={version.id === chosenId}
                  onChoose={() => onChoose(version.id)}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}

function VersionEntry({
  version,
  timeZone,
  isChosen,
  onChoose,
}: {
  version: VersionRow;
  timeZone: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations("versions");
  const format = useFormatter();
  const who = useWho(version);
  const time = format.dateTime(version.at, { hour: "numeric", minute: "2-digit", timeZone });
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={`relative flex w-full items-start gap-3 rounded-card py-1.5 pr-2 text-left hover:bg-ink/5 pointer-coarse:min-h-11 ${isChosen ? "bg-ink/8" : ""}`}
    >
      <span aria-hidden className="grid h-5 w-5 flex-none place-items-center">
        {version.name === null ? (
          <span className="size-2 rounded-full bg-line-strong" />
        ) : (
          <Bookmark size={16} className="fill-thread text-thread-deep" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span
          className={`block wrap-anywhere ${version.name === null ? "text-body text-ink-2" : "text-reading font-semibold text-ink"}`}
        >
          {version.name ?? (version.by ? t("beforeRestore") : t("automatic"))}
        </span>
        {who ? <span className="block text-meta text-ink-2">{who}</span> : null}
      </span>
      <time dateTime={version.at.toISOString()} className="flex-none text-meta leading-5 text-ink-2">
        {time}
      </time>
    </button>
  );
}

/** Who made it, else who worked since the one before. */
function useWho({ by, editors }: VersionRow): string {
  const t = useTranslations("versions");
  const list = new Intl.ListFormat(useLocale());
  if (by) return t("by", { name: by });
  if (editors.length > 0) return t("workedOn", { names: list.format(editors), count: editors.length });
  return "";
}
