// Who approved a closed month, when and on what, and whether it is still that; with the button for who may.
"use client";
import { GitCompareArrows, Stamp } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { useMemberName } from "#components/workspace/use-member-name.ts";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ChangedSince } from "#domain/cycle-difference.ts";
import type { MonthString } from "#domain/month.ts";
import type { ApprovalView } from "#server/cycles/approvals/queries.ts";
import { useApprovalActions } from "./use-approval-actions.ts";
import { useChangedWords } from "./use-changed-words.ts";

export interface MonthApprovalsProps {
  journeyId: string;
  month: MonthString;
  approvals: readonly ApprovalView[];
  /** What the page says already of what changed since the month was closed: nothing is said twice. */
  told?: ChangedSince | null;
  /** Where the month beside what stands there now is seen. */
  sinceHref: string;
  /** Only a month that is closed can be approved. */
  isClosed: boolean;
}

export function MonthApprovals(props: MonthApprovalsProps) {
  const { journeyId, month, approvals, told = null, sinceHref, isClosed } = props;
  const t = useTranslations("cycle.approval");
  const may = useCan();
  const { memberId } = useWorkspace();
  const actions = useApprovalActions(journeyId, month);
  const own = approvals.filter((one) => one.by === memberId);
  const mayGive = isClosed && may("cycle.approve") && own.every((one) => one.change !== null);
  if (approvals.length === 0 && !mayGive) return null;
  return (
    <div className="grid gap-1.5" data-approvals={approvals.length}>
      {approvals.map((approval) => (
        <ApprovalLine
          key={approval.id}
          approval={approval}
          isTold={told !== null && JSON.stringify(told) === JSON.stringify(approval.changed)}
          hasLink={told === null}
          sinceHref={sinceHref}
          isBusy={actions.isBusy}
          onTakeBack={
            may("cycle.approve") && (approval.by === memberId || may("member.manage"))
              ? () => actions.takeBack(approval.id)
              : undefined
          }
        />
      ))}
      {mayGive ? (
        <Button
          size="sm"
          variant="primary"
          className="w-fit print:hidden"
          busy={actions.isBusy}
          onClick={actions.give}
        >
          <Stamp size={15} aria-hidden />
          {t(own.length > 0 ? "giveAgain" : "give")}
        </Button>
      ) : null}
    </div>
  );
}

/** To what differs between a closed month and what stands there now. */
export function ChangedLink({ href }: { href: string }) {
  const t = useTranslations("cycle.changed");
  return (
    <Link
      href={href}
      className="inline-flex min-h-6 w-fit items-center gap-1.5 font-semibold text-chalk hover:underline print:hidden"
    >
      <GitCompareArrows size={15} aria-hidden />
      {t("look")}
    </Link>
  );
}

interface ApprovalLineProps {
  approval: ApprovalView;
  /** Whether what changed after it stands on the page already. */
  isTold: boolean;
  hasLink: boolean;
  sinceHref: string;
  isBusy: boolean;
  onTakeBack: (() => void) | undefined;
}

function ApprovalLine(props: ApprovalLineProps) {
  const { approval, isTold, hasLink, sinceHref, isBusy, onTakeBack } = props;
  const t = useTranslations("cycle.approval");
  const format = useFormatter();
  const { timeZone } = useWorkspace();
  const nameOf = useMemberName();
  const { by, at, takenAt, change, changed } = approval;
  const words = useChangedWords();
  const instant = (of: Date) =>
    format.dateTime(of, {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZone,
    });
  const name = nameOf(by) ?? t("somebody");
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-body" data-approval={change ?? "stands"}>
      <Stamp size={15} aria-hidden className={change === null ? "text-evidence-3" : "text-ink-3"} />
      <span className="font-semibold">{t("by", { name, at: instant(at) })}</span>
      <span className="text-ink-2">{t("on", { at: instant(takenAt) })}</span>
      {change === null ? null : (
        <>
          <Badge tone="thread">{t("changed")}</Badge>
          {isTold ? null : (
            <span className="text-thread-deep">
              {t(`change.${change}`, { what: changed ? format.list(words(changed)) : "" })}
            </span>
          )}
          {hasLink && change === "changed" ? <ChangedLink href={sinceHref} /> : null}
        </>
      )}
      {onTakeBack ? (
        <Button size="sm" variant="ghost" className="print:hidden" disabled={isBusy} onClick={onTakeBack}>
          {t("takeBack")}
          <span className="sr-only">: {name}</span>
        </Button>
      ) : null}
    </p>
  );
}
