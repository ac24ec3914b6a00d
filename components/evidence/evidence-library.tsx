// The library: filters at the left, items in the middle, and on a wide screen the chosen one at the right.
"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ListFilter, Plus, Search } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { type MouseEvent, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { EVIDENCE_KINDS, type EvidenceKind } from "#domain/evidence.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { refusalOf } from "./chosen-file.ts";
import { isFiltering, NO_FILTER } from "./evidence-filter.ts";
import { EvidenceFilters } from "./evidence-filters.tsx";
import { EvidenceFlow } from "./evidence-flow.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { EvidenceOverview } from "./evidence-overview.tsx";
import { EvidenceReader } from "./evidence-reader.tsx";
import { TriageBar } from "./triage-bar.tsx";
import { useFileIntake } from "./use-file-intake.ts";
import { useTriage } from "./use-triage.ts";

const EvidenceDialog = dynamic(() => import("./evidence-dialog.tsx").then((module) => module.EvidenceDialog));

const LinkDialog = dynamic(() => import("./link-dialog.tsx").then((module) => module.LinkDialog));

/** From this width the item opens beside the list. */
const WIDE = "(width >= 80rem)";

/** What a new item begins with. */
interface EvidenceStart {
  readonly kind?: EvidenceKind;
  readonly personaId?: string | null;
  /** What was dropped or pasted: one item each, one after the other. */
  readonly files?: readonly File[];
}

/** @param batchId shows only what came in with this import */
export function EvidenceLibrary({ batchId }: { batchId: string | null }) {
  const t = useTranslations("evidence.library");
  const common = useTranslations("common");
  const errors = useTranslations("errors");
  const workspace = useWorkspace();
  const may = useCan();
  const router = useRouter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const search = useSearchParams();
  const [filter, setFilter] = useState({ ...NO_FILTER, batchId, journeyId: search.get("journey") });
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery(
    trpc.library.search.infiniteQueryOptions(
      { workspaceId: workspace.id, filter: asked },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
  const counts = useQuery(trpc.library.count.queryOptions({ workspaceId: workspace.id }));
  // the address may ask for a new item; once the window stands, it need not ask again
  const askedKind = EVIDENCE_KINDS.find((kind) => kind === search.get("new"));
  const [adding, setAdding] = useState<EvidenceStart | null>(() =>
    askedKind ? { kind: askedKind, personaId: search.get("persona") } : null,
  );
  useEffect(() => {
    if (askedKind) window.history.replaceState(null, "", `/${workspace.slug}/evidence`);
  }, [askedKind, workspace.slug]);
  const [isFilterOpen, setFilterOpen] = useState(false);
  const [isLinking, setLinking] = useState(false);
  const [askedId, setAskedId] = useState<string | null>(null);
  const shown = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const selected = shown.find((item) => item.id === askedId) ?? shown[0] ?? null;
  const hrefOf = (evidenceId: string) => `/${workspace.slug}/evidence/${evidenceId}`;
  const { suggested, linkTo } = useTriage({
    items: shown,
    selected,
    isOn: () => window.matchMedia(WIDE).matches,
    onSelect: setAskedId,
    onLink: () => setLinking(true),
  });

  const mayAdd = may("evidence.create");
  const isOver = useFileIntake({
    isOn: mayAdd && adding === null,
    onFiles: (files) => {
      const refused = files.map(refusalOf).find((why) => why !== null);
      if (refused) toastFailed(errors(refused));
      const taken = files.filter((file) => refusalOf(file) === null);
      if (taken.length > 0) setAdding({ files: taken });
    },
  });
  const [file, ...waiting] = adding?.files ?? [];

  function handleSelect(evidenceId: string, event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !window.matchMedia(WIDE).matches) return;
    event.preventDefault();
    setAskedId(evidenceId);
  }

  const add = mayAdd ? (
    <Button variant="primary" onClick={() => setAdding({})}>
      <Plus size={16} aria-hidden />
      {t("add")}
    </Button>
  ) : null;
  const importing = may("import.run") ? (
    <Button asChild>
      <Link href={`/${workspace.slug}/import`}>{t("import")}</Link>
    </Button>
  ) : null;

  return (
    <PageFrame
      title={t("title")}
      crumbs={[{ label: t("title") }]}
      width="wide"
      actions={
        counts.data && counts.data.items > 0 ? (
          <>
            {importing}
            {add}
          </>
        ) : null
      }
    >
      <EvidenceFlow />
      {list.isPending || counts.isPending ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : list.isError || counts.isError ? (
        <ErrorState onRetry={() => void Promise.all([list.refetch(), counts.refetch()])}>
          {sentence(list.error ?? counts.error)}
        </ErrorState>
      ) : counts.data.items === 0 ? (
        <EmptyState
          title={t("empty")}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              {add}
              {importing}
            </div>
          }
        >
          {t("emptyLead")}
          {mayAdd ? <p className="mt-2 text-body text-ink-3">{t("dropHint")}</p> : null}
        </EmptyState>
      ) : (
        <>
          <EvidenceOverview onNarrow={(change) => setFilter({ ...NO_FILTER, ...change })} />
          <div className="grid items-start gap-x-6 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)] xl:grid-cols-[13rem_minmax(19rem,25rem)_minmax(0,1fr)]">
            <aside aria-label={t("filters")} className="hidden lg:block">
              <EvidenceFilters counts={counts.data} filter={filter} onChange={setFilter} />
            </aside>
            <div className="min-w-0">
              <div className="mb-3 flex gap-2">
                <div className="relative min-w-0 flex-1">
                  <Search
                    aria-hidden
                    size={16}
                    className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
                  />
                  <Input
                    type="search"
                    aria-label={t("search")}
                    placeholder={t("search")}
                    className="pl-8"
                    value={filter.search}
                    onChange={(event) => setFilter({ ...filter, search: event.target.value })}
                  />
                </div>
                <Button className="lg:hidden" onClick={() => setFilterOpen(true)}>
                  <ListFilter aria-hidden size={16} />
                  {t("filters")}
                </Button>
              </div>
              <p role="status" className={isFiltering(filter) ? "mb-2 px-1 text-meta text-ink-2" : "sr-only"}>
                {isFiltering(filter)
                  ? t(list.hasNextPage ? "foundMore" : "found", {
                      count: shown.length,
                      of: counts.data.items,
                    })
                  : ""}
              </p>
              {mayAdd ? (
                <p className="mb-2 hidden px-1 text-meta text-ink-3 pointer-fine:block">{t("dropHint")}</p>
              ) : null}
              {filter.theme ? (
                <p className="mb-2 flex flex-wrap items-center gap-2 px-1 text-body">
                  {t("theme", { name: filter.theme.name.replaceAll("niet_", `${t("not")} `) })}
                  <Button size="sm" onClick={() => setFilter({ ...filter, theme: null })}>
                    {t("themeOff")}
                  </Button>
                </p>
              ) : null}
              {shown.length === 0 ? (
                <EmptyState
                  small
                  title={t("nothing")}
                  action={<Button onClick={() => setFilter(NO_FILTER)}>{t("showAll")}</Button>}
                />
              ) : (
                <EvidenceList
                  items={shown}
                  unlinkedCount={isFiltering(asked) || list.isPlaceholderData ? null : counts.data.unlinked}
                  selectedId={selected?.id ?? null}
                  hrefOf={hrefOf}
                  onSelect={handleSelect}
                />
              )}
              {list.hasNextPage ? (
                <div className="mt-4 flex justify-center">
                  <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t("moreItems")}
                  </Button>
                </div>
              ) : null}
            </div>
            {selected ? (
              <section
                aria-label={t("reader")}
                tabIndex={0}
                className="sticky top-4 hidden max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-panel bg-surface p-6 -outline-offset-2 xl:block"
              >
                {may("evidence.link") ? <TriageBar suggested={suggested} onLink={linkTo} /> : null}
                <EvidenceReader key={selected.id} item={selected} onRemoved={() => setAskedId(null)} />
              </section>
            ) : null}
          </div>
        </>
      )}
      {isLinking && selected ? (
        <LinkDialog item={selected} subject={{ kind: "item" }} onClose={() => setLinking(false)} />
      ) : null}
      {isFilterOpen && counts.data ? (
        <Sheet open onOpenChange={setFilterOpen} title={t("filters")} side="left">
          <EvidenceFilters counts={counts.data} filter={filter} onChange={setFilter} />
        </Sheet>
      ) : null}
      {isOver ? (
        <div className="pointer-events-none fixed inset-3 z-30 grid place-items-center rounded-panel border-2 border-dashed border-thread bg-thread-wash/80">
          <p className="rounded-panel bg-surface px-6 py-4 text-phase shadow-2">{t("drop")}</p>
        </div>
      ) : null}
      {adding && mayAdd ? (
        <EvidenceDialog
          key={waiting.length}
          {...(adding.kind ? { kind: adding.kind } : {})}
          personaId={adding.personaId ?? null}
          file={file}
          onClose={() => setAdding(waiting.length > 0 ? { files: waiting } : null)}
          onSaved={(evidenceId) => {
            if (window.matchMedia(WIDE).matches) setAskedId(evidenceId);
            else if (waiting.length === 0) router.push(hrefOf(evidenceId));
          }}
        />
      ) : null}
    </PageFrame>
  );
}
