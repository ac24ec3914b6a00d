// The items of the library, newest first; those that stand under no claim yet come first of all.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { formOfMime } from "#domain/evidence-file.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { cn } from "#components/ui/class-names.ts";
import { SourceName } from "./evidence-reader.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { RatingStars } from "./rating-stars.tsx";
import { useEvidenceWords } from "./use-evidence-words.ts";

export interface EvidenceListProps {
  items: readonly EvidenceView[];
  /** How many stand under nothing in all; null when only what is shown can be counted. */
  unlinkedCount: number | null;
  selectedId: string | null;
  hrefOf: (evidenceId: string) => string;
  onSelect: (evidenceId: string, event: MouseEvent) => void;
}

export function EvidenceList({ items, unlinkedCount, ...rest }: EvidenceListProps) {
  const t = useTranslations("evidence.library");
  const unlinked = items.filter((item) => item.links.length === 0);
  const linked = items.filter((item) => item.links.length > 0);
  return (
    <div className="flex flex-col gap-5">
      {unlinked.length > 0 ? (
        <Group
          title={t("unlinked", { count: unlinkedCount ?? unlinked.length })}
          items={unlinked}
          {...rest}
        />
      ) : null}
      {linked.length > 0 ? (
        <Group title={t("linked", { count: linked.length })} items={linked} {...rest} />
      ) : null}
    </div>
  );
}

function Group({ title, items, ...rest }: Omit<EvidenceListProps, "unlinkedCount"> & { title: string }) {
  return (
    <section>
      <h2 className="mb-1.5 px-1 font-text text-body font-semibold text-ink-2">{title}</h2>
      <ul className="overflow-clip rounded-panel bg-surface">
        {items.map((item) => (
          <Row key={item.id} item={item} {...rest} />
        ))}
      </ul>
    </section>
  );
}

function Row({
  item,
  selectedId,
  hrefOf,
  onSelect,
}: { item: EvidenceView } & Omit<EvidenceListProps, "items" | "unlinkedCount">) {
  const t = useTranslations("evidence");
  const { titleOf, kindName, day } = useEvidenceWords();
  const title = titleOf(item);
  const isSelected = item.id === selectedId;
  const form = item.file && formOfMime(item.file.mime);
  const places = new Set(item.links.map((link) => link.targetId)).size;
  return (
    <li className="border-t border-hair [contain-intrinsic-size:auto_76px] [content-visibility:auto] first:border-0">
      <Link
        href={hrefOf(item.id)}
        data-evidence={item.id}
        aria-current={isSelected ? "true" : undefined}
        onClick={(event) => onSelect(item.id, event)}
        className={cn(
          "flex gap-3 border-l-3 border-transparent px-4 py-3 -outline-offset-2 hover:bg-raised",
          isSelected && "xl:border-thread xl:bg-raised",
        )}
      >
        <span className="mt-0.5 text-ink-3">
          <KindIcon kind={item.kind} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-reading font-medium break-words" lang={title.lang}>
            {title.text}
          </span>
          <span className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-meta text-ink-3">
            <span>{kindName(item.kind)}</span>
            {form && item.kind !== "image" ? <span>{t(`file.forms.${form}`)}</span> : null}
            {item.rating !== null && item.ratingMax !== null ? (
              <RatingStars rating={item.rating} max={item.ratingMax} />
            ) : null}
            {item.rewarded ? <span className="text-ink-2">{t("rewarded")}</span> : null}
            <SourceName item={item} />
            <time dateTime={item.observedOn}>{day(item.observedOn)}</time>
            {places > 0 ? <span className="text-ink-2">{t("places", { count: places })}</span> : null}
          </span>
        </span>
      </Link>
    </li>
  );
}
