// What happened between a version and now, or another version; from here one goes back to it.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import type { ChangeLine } from "#document/describe-difference.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { AuthoredLine, VersionRow } from "#server/journeys/versions/queries.ts";
import { ChangeItem } from "./change-item.tsx";
import { useVersionActions } from "./use-version-actions.ts";

const NOW = "now";
const CHANGES = ["removed", "added", "moved", "changed"] as const satisfies readonly ChangeLine["change"][];

export interface VersionComparisonProps {
  journeyId: string;
  contentLocale: string;
  versions: readonly VersionRow[];
  version: VersionRow;
  /** null: compared with now. */
  other: VersionRow | null;
  onCompare: (to: string | null) => void;
  onName: (() => void) | undefined;
}

export function VersionComparison(props: VersionComparisonProps) {
  const { journeyId, versions, version, other, onCompare, onName } = props;
  const t = useTranslations("versions");
  const common = useTranslations("common");
  const may = useCan();
  const sentence = useErrorSentence();
  const nameOf = useVersionName();
  const trpc = useTRPC();
  const { restore } = useVersionActions(journeyId);
  const difference = useQuery(
    trpc.versions.compare.queryOptions({ journeyId, from: version.id, to: other?.id ?? null }),
  );
  return (
    <Panel>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-phase wrap-anywhere">{nameOf(version)}</h2>
          <p className="mt-0.5 text-body text-ink-2">
            {t(other ? "since" : "sinceNow", { other: other ? nameOf(other) : "" })}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {onName ? (
            <Button onClick={onName}>
              <Pencil size={16} aria-hidden />
              {version.name === null ? t("giveName") : common("rename")}
            </Button>
          ) : null}
          {may("version.restore") ? (
            <Button
              variant="primary"
              busy={restore.isPending}
              onClick={() => restore.mutate({ journeyId, versionId: version.id })}
            >
              <Undo2 size={16} aria-hidden />
              {t("restore")}
            </Button>
          ) : null}
        </div>
      </div>
      <div className="mb-4 flex flex-wrap items-center gap-2 text-body text-ink-2">
        <span id="compare-with">{t("compareWith")}</span>
        <Select
          aria-label={t("compareWith")}
          value={other?.id ?? NOW}
          onValueChange={(to) => onCompare(to === NOW ? null : to)}
          className="max-w-full sm:max-w-80"
          options={[
            { value: NOW, label: t("now") },
            ...versions
              .filter(({ id }) => id !== version.id)
              .map((one) => ({ value: one.id, label: nameOf(one) })),
          ]}
        />
      </div>
      {difference.isPending ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : difference.isError ? (
        <ErrorState onRetry={() => void difference.refetch()}>{sentence(difference.error)}</ErrorState>
      ) : difference.data.lines.length === 0 ? (
        <EmptyState small title={t("same")} />
      ) : (
        <ChangeGroups lines={difference.data.lines} contentLocale={props.contentLocale} />
      )}
    </Panel>
  );
}

export function ChangeGroups({
  lines,
  contentLocale,
}: {
  lines: readonly AuthoredLine[];
  contentLocale: string;
}) {
  const t = useTranslations("versions");
  const unknown = lines.filter((line) => line.authorIds.length === 0).length;
  return (
    <>
      {CHANGES.map((change) => {
        const some = lines.filter((line) => line.change === change);
        if (some.length === 0) return null;
        return (
          <section key={change} className="mb-5 last:mb-0">
            <h3 className="mb-2 text-card">{t(`changes.${change}`, { count: some.length })}</h3>
            <ul className="grid gap-2">
              {some.map((line) => (
                <ChangeItem key={`${line.collection}/${line.id}`} line={line} contentLocale={contentLocale} />
              ))}
            </ul>
          </section>
        );
      })}
      {unknown === 0 ? null : (
        <p data-unknown={unknown} className="mt-3 max-w-prose text-body text-ink-2">
          {unknown === lines.length ? t("authorsNone") : t("authorsSome", { count: unknown })}
        </p>
      )}
    </>
  );
}

/** How a version is called in a sentence: its name, else when it was recorded. */
function useVersionName(): (version: VersionRow) => string {
  const t = useTranslations("versions");
  const format = useFormatter();
  const { timeZone } = useWorkspace();
  return ({ name, at }) =>
    name ??
    t("versionOf", {
      date: format.dateTime(at, { day: "numeric", month: "short", timeZone }),
      time: format.dateTime(at, { hour: "numeric", minute: "2-digit", timeZone }),
    });
}
