// Every journey of the workspace: thread, evidence, last change; and the way to a new one.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferOutput } from "@trpc/tanstack-react-query";
import { Copy, Ellipsis, Pencil, Plus, Share2, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { HealthSign } from "#components/health/health-sign.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { EvidenceBar } from "./evidence-bar.tsx";
import { ThreadThumbnail } from "./thread-thumbnail.tsx";
import { useCan, useWorkspace } from "./workspace-context.tsx";

const NewJourneyDialog = dynamic(() =>
  import("./new-journey-dialog.tsx").then((module) => module.NewJourneyDialog),
);
const RenameJourneyDialog = dynamic(() =>
  import("./rename-journey-dialog.tsx").then((module) => module.RenameJourneyDialog),
);
const CopyJourneyDialog = dynamic(() =>
  import("./copy-journey-dialog.tsx").then((module) => module.CopyJourneyDialog),
);
const ShareDialog = dynamic(() =>
  import("#components/portal/share-dialog.tsx").then((module) => module.ShareDialog),
);

export function JourneyList() {
  const t = useTranslations("workspace.journeys");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const router = useRouter();
  const search = useSearchParams();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.journeys.list.queryOptions({ workspaceId: workspace.id }));
  const [isNew, setIsNew] = useState(false);
  const [isExample, setExample] = useState(false);
  const asked = search.get("new") === "1";
  const mayCreate = may("journey.create");

  function handleNew(open: boolean) {
    setIsNew(open);
    if (!open && asked) router.replace(`/${workspace.slug}/journeys`);
  }

  const create = mayCreate ? (
    <Button variant="primary" onClick={() => setIsNew(true)}>
      <Plus size={16} aria-hidden />
      {t("new")}
    </Button>
  ) : null;

  return (
    <PageFrame
      title={t("title")}
      crumbs={[{ label: t("title") }]}
      actions={list.data && list.data.length > 0 ? create : null}
    >
      {list.isPending ? (
        <SkeletonLines lines={4} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : list.data.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          action={
            mayCreate ? (
              <>
                {create}
                <Button onClick={() => setExample(true)}>{t("copy.example")}</Button>
              </>
            ) : null
          }
        >
          {mayCreate ? t("emptyLead") : t("emptyViewer")}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {list.data.map((journey) => (
            <JourneyRow key={journey.id} journey={journey} />
          ))}
        </ul>
      )}
      {mayCreate && (isNew || asked) ? (
        <NewJourneyDialog
          open
          onOpenChange={handleNew}
          onExample={() => {
            handleNew(false);
            setExample(true);
          }}
        />
      ) : null}
      {isExample ? <CopyJourneyDialog source={null} onClose={() => setExample(false)} /> : null}
    </PageFrame>
  );
}

type Journey = inferOutput<ReturnType<typeof useTRPC>["journeys"]["list"]>[number];

function JourneyRow({ journey }: { journey: Journey }) {
  const t = useTranslations("workspace.journeys");
  const locale = useLocale();
  const format = useFormatter();
  const workspace = useWorkspace();
  const translated = journey.titleTranslations[locale];
  const trpc = useTRPC();
  const health = useQuery(trpc.health.list.queryOptions({ workspaceId: workspace.id }));
  const summary = health.data?.find((one) => one.journeyId === journey.id);
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-2 rounded-panel bg-surface p-4 transition-shadow hover:shadow-1 sm:flex-nowrap sm:px-5">
      <ThreadThumbnail points={journey.thread} phaseCount={journey.phases.length} />
      <div className="min-w-0 max-sm:order-last max-sm:basis-full sm:flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="min-w-0 text-phase" lang={translated ? locale : journey.contentLocale}>
            <Link
              href={`/${workspace.slug}/j/${journey.slug}`}
              className="wrap-anywhere hyphens-auto before:absolute before:inset-0 before:rounded-panel before:content-['']"
            >
              {translated ?? journey.title}
            </Link>
          </h2>
          {journey.publishedAt ? <Badge tone="chalk">{t("published")}</Badge> : null}
          {journey.visibility === "named" ? <Badge>{t("named")}</Badge> : null}
        </div>
        {journey.copiedFrom !== null && journey.copiedOn !== null ? (
          <p className="mt-0.5 flex items-baseline gap-1.5 text-meta text-ink-2" data-copied="">
            <Copy size={13} aria-hidden className="flex-none self-center" />
            <span className="min-w-0 wrap-anywhere">
              {t("copy.of", {
                title: journey.copiedFrom,
                date: format.dateTime(new Date(`${journey.copiedOn}T12:00:00Z`), {
                  day: "numeric",
                  month: "short",
                  year: "numeric",
                }),
              })}
            </span>
          </p>
        ) : null}
        <p className="mt-0.5 text-body text-ink-2">
          {journey.phases
            .map((phase) => phase.translations[`name@${locale}`] ?? phase.name)
            .filter(Boolean)
            .join(" · ")}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className="text-meta text-ink-3">{t("touchpoints", { count: journey.touchpointCount })}</span>
          <EvidenceBar levels={journey.levels} />
          {summary ? (
            <HealthSign
              summary={summary}
              href={`/${workspace.slug}/j/${journey.slug}/health`}
              className="text-meta text-ink-2"
            />
          ) : null}
        </div>
      </div>
      <div className="ml-auto flex items-center gap-3 self-start">
        <span className="text-meta whitespace-nowrap text-ink-3 max-sm:hidden">
          {t("changed", { date: format.dateTime(journey.updatedAt, { day: "numeric", month: "short" }) })}
        </span>
        <RowMenu journey={journey} title={translated ?? journey.title} />
      </div>
    </li>
  );
}

function RowMenu({ journey, title }: { journey: Journey; title: string }) {
  const t = useTranslations("workspace.journeys");
  const common = useTranslations("common");
  const may = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const [isSharing, setSharing] = useState(false);
  const [isRenaming, setRenaming] = useState(false);
  const [isCopying, setCopying] = useState(false);
  const refresh = () => queries.invalidateQueries(trpc.journeys.list.queryFilter());
  const onError = (error: unknown) => toastFailed(sentence(error));
  const restore = useMutation(trpc.journeys.restore.mutationOptions({ onSuccess: refresh, onError }));
  const remove = useMutation(
    trpc.journeys.remove.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toastUndo(t("removed", { title }), () => restore.mutate({ journeyId: journey.id }));
      },
      onError,
    }),
  );
  if (!may("journey.delete")) return null;
  return (
    <div className="relative">
      <DropdownMenu
        trigger={<IconButton label={t("menu", { title })} icon={<Ellipsis size={18} />} size="sm" />}
      >
        {may("journey.edit") ? (
          <MenuItem icon={<Pencil size={16} />} onSelect={() => setRenaming(true)}>
            {common("rename")}
          </MenuItem>
        ) : null}
        {may("journey.copy") ? (
          <MenuItem icon={<Copy size={16} />} onSelect={() => setCopying(true)}>
            {t("copy.open")}
          </MenuItem>
        ) : null}
        {may("journey.publish") ? (
          <MenuItem icon={<Share2 size={16} />} onSelect={() => setSharing(true)}>
            {t("share")}
          </MenuItem>
        ) : null}
        <MenuItem
          icon={<Trash2 size={16} />}
          tone="danger"
          onSelect={() => remove.mutate({ journeyId: journey.id })}
        >
          {common("delete")}
        </MenuItem>
      </DropdownMenu>
      {isRenaming ? (
        <RenameJourneyDialog journeyId={journey.id} title={title} onClose={() => setRenaming(false)} />
      ) : null}
      {isCopying ? (
        <CopyJourneyDialog source={{ journeyId: journey.id, title }} onClose={() => setCopying(false)} />
      ) : null}
      {isSharing ? <ShareDialog journeyId={journey.id} onClose={() => setSharing(false)} /> : null}
    </div>
  );
}
