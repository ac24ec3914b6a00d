// The history of a journey: the timeline of its versions beside what lies between the chosen one and another.
"use client";
import { useQuery } from "@tanstack/react-query";
import { BookmarkPlus, Ellipsis, Eraser } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { NameVersionDialog } from "./name-version-dialog.tsx";
import { useVersionActions } from "./use-version-actions.ts";
import { VersionComparison } from "./version-comparison.tsx";
import { VersionTimeline } from "./version-timeline.tsx";

export interface HistoryJourney {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly titleTranslations: Readonly<Record<string, string>>;
  readonly contentLocale: string;
}

/** Where the chosen version stands in the address: a comparison can be linked to. */
const CHOSEN = "v";
const WITH = "to";

export function HistoryPage({ journey }: { journey: HistoryJourney }) {
  const t = useTranslations("versions");
  const common = useTranslations("common");
  const locale = useLocale();
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const list = useQuery(trpc.versions.list.queryOptions({ journeyId: journey.id }));
  const [naming, setNaming] = useState<"now" | { id: string; name: string | null } | null>(null);
  const [isErasing, setErasing] = useState(false);
  const { erase } = useVersionActions(journey.id);
  const versions = list.data?.versions ?? [];
  const chosen = versions.find(({ id }) => id === search.get(CHOSEN)) ?? versions[0];
  const other = versions.find(({ id }) => id === search.get(WITH) && id !== chosen?.id) ?? null;
  const mayName = may("version.create");

  function choose(id: string, to: string | null): void {
    const next = new URLSearchParams({ [CHOSEN]: id, ...(to === null ? {} : { [WITH]: to }) });
    router.replace(`${path}?${next}`, { scroll: false });
  }

  return (
    <PageFrame
      width="wide"
      title={t("title")}
      lead={t("lead")}
      crumbs={[
        {
          label: journey.titleTranslations[locale] ?? journey.title,
          href: `/${workspace.slug}/j/${journey.slug}`,
        },
        { label: t("title") },
      ]}
      actions={
        <>
          {mayName ? (
            <Button variant="primary" onClick={() => setNaming("now")}>
              <BookmarkPlus size={16} aria-hidden />
              {t("nameNow")}
            </Button>
          ) : null}
          {may("history.erase") ? (
            <DropdownMenu
              trigger={<IconButton label={common("more")} icon={<Ellipsis size={18} aria-hidden />} />}
            >
              <MenuItem icon={<Eraser size={16} />} tone="danger" onSelect={() => setErasing(true)}>
                {t("erase")}
              </MenuItem>
            </DropdownMenu>
          ) : null}
        </>
      }
    >
      {list.isPending ? (
        <SkeletonLines lines={6} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : !chosen ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyLead")}</EmptyState>
      ) : (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(17rem,22rem)_minmax(0,1fr)]">
          <VersionTimeline
            versions={versions}
            isChangedSince={list.data.isChangedSince}
            chosenId={chosen.id}
            onChoose={(id) => choose(id, other?.id === id ? null : (other?.id ?? null))}
          />
          <VersionComparison
            journeyId={journey.id}
            contentLocale={journey.contentLocale}
            versions={versions}
            version={chosen}
            other={other}
            onCompare={(to) => choose(chosen.id, to)}
            onName={mayName ? () => setNaming(chosen) : undefined}
          />
        </div>
      )}
      {naming ? (
        <NameVersionDialog
          journeyId={journey.id}
          {...(naming === "now" ? {} : { version: naming })}
          onClose={() => setNaming(null)}
        />
      ) : null}
      <ConfirmDialog
        open={isErasing}
        onOpenChange={setErasing}
        title={t("eraseTitle")}
        description={t("eraseLead", { count: versions.length })}
        action={t("eraseAction")}
        onConfirm={() =>
          erase.mutateAsync({ journeyId: journey.id }).then(
            () => undefined,
            (error: unknown) => sentence(error),
          )
        }
      >
        <p className="text-body text-ink-2">{t("eraseMore")}</p>
      </ConfirmDialog>
    </PageFrame>
  );
}
