// What state a month is in: how it was closed and what changed since, why it was skipped, or when its review is.
"use client";
import { History, RotateCcw } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useTaskChoices } from "#components/task/use-task-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ApprovalView } from "#server/cycles/approvals/queries.ts";
import type { CycleView } from "#server/cycles/queries.ts";
import type { ChangedSince } from "#domain/cycle-difference.ts";
import { ChangedLink, MonthApprovals } from "./month-approvals.tsx";
import { useChangedWords } from "./use-changed-words.ts";
import { topicIn } from "./cycle-topic.ts";
import type { CycleActions } from "./use-cycle-actions.ts";

export interface MonthBannerProps {
  cycle: CycleView;
  changed: ChangedSince | null;
  approvals: readonly ApprovalView[];
  actions: CycleActions;
  /** Where the month beside what stands there now is seen. */
  sinceHref: string;
  /** Opens the window in which focus, day and people are chosen. */
  onEdit: (() => void) | undefined;
}

export function MonthBanner(props: MonthBannerProps) {
  const { cycle, changed, approvals, actions, sinceHref, onEdit } = props;
  const t = useTranslations("cycle");
  const locale = useLocale();
  const may = useCan();
  const format = useFormatter();
  const { timeZone } = useWorkspace();
  const { names } = useTaskChoices();
  const nameOf = (id: string | null) => names.get(id ?? "")?.name ?? t("agree.somebody");
  const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "long", timeZone });
  const people = cycle.attendeeIds.map((id) => names.get(id)?.name).filter((name) => name !== undefined);
  const focus = topicIn(cycle, locale);
  const isOver = cycle.state !== "open";
  return (
    <div
      data-state={cycle.state}
      className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-2 rounded-panel border border-line bg-raised px-4 py-3 text-body"
    >
      <div className="grid min-w-0 flex-1 basis-80 gap-1">
        {focus ? <p className="text-reading font-semibold wrap-anywhere">{focus}</p> : null}
        <p className="text-ink-2">
          {cycle.state === "closed" && cycle.closedAt
            ? t("banner.closed", { day: day(cycle.closedAt), name: nameOf(cycle.closedBy) })
            : cycle.state === "skipped" && cycle.skippedAt
              ? t("banner.skipped", { day: day(cycle.skippedAt), name: nameOf(cycle.skippedBy) })
              : t("banner.open", { day: day(new Date(`${cycle.reviewOn}T12:00:00Z`)) })}
          {people.length > 0 ? ` ${t("banner.people", { names: format.list(people) })}` : ""}
        </p>
        {cycle.skippedReason ? <p className="wrap-anywhere">“{cycle.skippedReason}”</p> : null}
        {cycle.closingNote ? (
          <p className="wrap-anywhere">{t("banner.note", { note: cycle.closingNote })}</p>
        ) : null}
        {cycle.state === "open" && cycle.reopenedAt ? (
          <p className="text-ink-2">
            {t("banner.reopened", { day: day(cycle.reopenedAt), name: nameOf(cycle.reopenedBy) })}
          </p>
        ) : null}
        {changed ? <Changed changed={changed} href={sinceHref} /> : null}
        <MonthApprovals
          {...actions.place}
          approvals={approvals}
          isClosed={cycle.state === "closed"}
          told={changed}
          sinceHref={sinceHref}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {changed && changed.map > 0 && may("version.restore") ? (
          <Button size="sm" busy={actions.restoreMap.isPending} onClick={actions.mapBack}>
            <History size={15} aria-hidden />
            {t("mapBack")}
          </Button>
        ) : null}
        {isOver && may("cycle.close") ? (
          <Button size="sm" busy={actions.reopen.isPending} onClick={actions.openAgain}>
            <RotateCcw size={15} aria-hidden />
            {t("reopen")}
          </Button>
        ) : null}
      </div>
      {!isOver && onEdit ? (
        <Button size="sm" onClick={onEdit}>
          {t("banner.edit")}
        </Button>
      ) : null}
    </div>
  );
}

/** What stands there now that did not stand there when the month was closed: shown, never hidden. */
function Changed({ changed, href }: { changed: ChangedSince; href: string }) {
  const t = useTranslations("cycle.changed");
  const said = useChangedWords()(changed);
  return (
    <div data-changed={said.length}>
      {said.length === 0 ? (
        <p className="text-ink-2">{t("nothing")}</p>
      ) : (
        <>
          <p className="font-semibold text-thread-deep">{t("title")}</p>
          <ul className="list-disc pl-5 text-ink-2">
            {said.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <ChangedLink href={href} />
        </>
      )}
    </div>
  );
}
