// Whether each channel in use is still current: somebody's word with name and day, or open.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Panel } from "#components/shell/page-frame.tsx";
import { useTaskChoices } from "#components/task/use-task-choices.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CHANNEL_MARKS, type ChannelMark, type SnapshotChannel } from "#domain/cycle.ts";

export interface ChannelMarksProps {
  channels: readonly SnapshotChannel[];
  /** Undefined where the reader may not, or the month is over. */
  onMark: ((channelId: string, name: string, mark: ChannelMark | null) => void) | undefined;
}

export function ChannelMarks({ channels, onMark }: ChannelMarksProps) {
  const t = useTranslations("cycle.channels");
  const locale = useLocale();
  const format = useFormatter();
  const { names } = useTaskChoices();
  const open = channels.filter((channel) => channel.mark === null).length;
  return (
    <Panel title={t("title")} lead={t("lead", { open, all: channels.length })}>
      <ul>
        {channels.map((channel) => {
          const { channelId, mark, markedBy, markedOn } = channel;
          const name = channel.nameTranslations[locale] ?? channel.name;
          return (
            <li
              key={channelId}
              data-channel={channelId}
              className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-hair py-2 first:border-0"
            >
              <span className="min-w-40 flex-1 text-body font-semibold">{name}</span>
              <span className="flex flex-wrap items-center gap-2 text-meta text-ink-3">
                <Badge tone={mark === "outdated" ? "plum" : mark === null ? "tag" : "neutral"}>
                  {t(`mark.${mark ?? "open"}`)}
                </Badge>
                {markedOn === null ? null : (
                  <span>
                    {t("by", {
                      name: names.get(markedBy ?? "")?.name ?? t("somebody"),
                      day: format.dateTime(new Date(`${markedOn}T12:00:00Z`), {
                        day: "numeric",
                        month: "short",
                      }),
                    })}
                  </span>
                )}
              </span>
              {onMark ? (
                <span className="flex gap-1.5">
                  {CHANNEL_MARKS.map((one) => (
                    <Button
                      key={one}
                      size="sm"
                      aria-pressed={mark === one}
                      variant={mark === one ? "primary" : "outline"}
                      onClick={() => onMark(channelId, name, mark === one ? null : one)}
                    >
                      {t(`mark.${one}`)}
                      <span className="sr-only">: {name}</span>
                    </Button>
                  ))}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
