// One item, whole: what was said, by whom and when, its quotes, and the claims it stands under.
"use client";
import { Ellipsis, ExternalLink, Link2, Pencil, Trash2, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { useCan } from "#components/workspace/workspace-context.tsx";
import {
  isComplaint,
  isCountingKind,
  type EvidenceKind,
  QUOTE_MARKS,
  type QuoteMark,
} from "#domain/evidence.ts";
import { formOfMime } from "#domain/evidence-file.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { ComplaintTask } from "./complaint-task.tsx";
import { EvidenceFile } from "./evidence-file.tsx";
import { EvidenceLinks } from "./evidence-links.tsx";
import { EvidenceNote } from "./evidence-note.tsx";
import { FindingForm } from "./finding-form.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { RatingStars } from "./rating-stars.tsx";
import { type LinkSubject, useEvidenceActions } from "./use-evidence-actions.ts";
import { useDepartmentOf, usePersonaNames } from "./use-persona-names.ts";
import { useEvidenceWords } from "./use-evidence-words.ts";

const LinkDialog = dynamic(() => import("./link-dialog.tsx").then((module) => module.LinkDialog));
const EraseDialog = dynamic(() => import("./erase-dialog.tsx").then((module) => module.EraseDialog));
const EvidenceDialog = dynamic(() => import("./evidence-dialog.tsx").then((module) => module.EvidenceDialog));

export interface EvidenceReaderProps {
  item: EvidenceView;
  /** The item went to the trash. */
  onRemoved: () => void;
  /** On a page of its own the page has the title. */
  hideTitle?: boolean;
}

export function EvidenceReader({ item, onRemoved, hideTitle = false }: EvidenceReaderProps) {
  const t = useTranslations("evidence");
  const may = useCan();
  const { titleOf, textOf } = useEvidenceWords();
  const actions = useEvidenceActions();
  const [subject, setSubject] = useState<LinkSubject | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const article = useRef<HTMLElement>(null);
  const title = titleOf(item);
  const summary = textOf(item, "summary");
  const isSummaryShown =
    summary.text !== "" && summary.text !== title.text && (item.title !== "" || hideTitle);
  const Heading = hideTitle ? "h2" : "h3";
  const form = item.file && formOfMime(item.file.mime);
  /** Its words are no text that a sentence could be chosen in. */
  const isCopied = form === "image" || form === "pdf";
  const mayQuote = may("evidence.link") && may("evidence.edit");
  const wholeLinks = item.links.filter((link) => link.quoteId === null);

  function closeLink() {
    setSubject(null);
    // The bar from which it was opened is gone; reading goes on here rather than at the top of the page.
    requestAnimationFrame(() => article.current?.focus({ preventScroll: true }));
  }

  return (
    <article ref={article} tabIndex={-1} className="flex flex-col gap-5 outline-none">
      <header>
        <div className="flex items-start gap-3">
          <div className="flex min-w-0 flex-1 flex-col gap-2">
            {hideTitle ? null : (
              <h2 className="text-phase break-words" lang={title.lang}>
                {title.text}
              </h2>
            )}
            {isSummaryShown ? (
              <p className="max-w-prose text-reading text-ink-2" lang={summary.lang}>
                {summary.text}
              </p>
            ) : null}
            <Facts item={item} />
          </div>
          <div className="-mt-1 flex flex-none gap-1">
            {may("evidence.edit") ? (
              <IconButton label={t("edit")} icon={<Pencil size={16} />} onClick={() => setEditing(true)} />
            ) : null}
            {may("evidence.delete") ? (
              <DropdownMenu trigger={<IconButton label={t("more")} icon={<Ellipsis size={18} />} />}>
                <MenuItem
                  icon={<Trash2 size={16} />}
                  tone="danger"
                  onSelect={() =>
                    actions.remove.mutate({ item, title: title.text }, { onSuccess: onRemoved })
                  }
                >
                  {t("remove")}
                </MenuItem>
                <MenuItem icon={<UserX size={16} />} tone="danger" onSelect={() => setErasing(true)}>
                  {t("erase.action")}
                </MenuItem>
              </DropdownMenu>
            ) : null}
          </div>
        </div>
      </header>
      <EvidenceFile item={item} />
      <EvidenceNote
        item={item}
        mayQuote={mayQuote}
        onLink={setSubject}
        onKeep={(quote) => actions.keepQuote.mutate({ evidenceId: item.id, quote })}
        onLine={
          may("persona.edit")
            ? (subject, target) => actions.quoteToLine.mutate({ evidenceId: item.id, subject, target })
            : undefined
        }
      />
      {mayQuote && isCopied ? (
        <FindingForm
          hasPages={form === "pdf"}
          heading={Heading}
          onKeep={(quote) => actions.keepQuote.mutate({ evidenceId: item.id, quote })}
          onLink={(quote) => setSubject({ kind: "words", quote })}
        />
      ) : null}
      {item.private?.internalNote ? (
        <p className="max-w-prose rounded-card border border-tag-line bg-tag px-3 py-2 text-body whitespace-pre-wrap">
          <b className="font-semibold">{t("internalNote")}</b> {item.private.internalNote}
        </p>
      ) : null}
      <Quotes item={item} heading={Heading} onLink={setSubject} />
      <section className="border-t border-line pt-4">
        <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
          <Heading className="text-card">{t("wholeItem")}</Heading>
          {may("evidence.link") ? (
            <Button size="sm" onClick={() => setSubject({ kind: "item" })}>
              <Link2 aria-hidden size={14} />
              {t("linkWhole")}
            </Button>
          ) : null}
        </div>
        {wholeLinks.length > 0 ? (
          <EvidenceLinks links={wholeLinks} mayUnlink={may("evidence.link")} />
        ) : (
          <p className="text-body text-ink-3">{t(isCopied ? "wholeFileUnlinked" : "wholeItemUnlinked")}</p>
        )}
      </section>
      {may("task.edit") && isComplaint(item) ? <ComplaintTask item={item} title={title.text} /> : null}
      {subject ? <LinkDialog item={item} subject={subject} onClose={closeLink} /> : null}
      {isErasing ? <EraseDialog item={item} onClose={() => setErasing(false)} onErased={onRemoved} /> : null}
      {isEditing ? <EvidenceDialog item={item} onClose={() => setEditing(false)} /> : null}
    </article>
  );
}

/** Kinds in which somebody was asked, so that consent is a question at all. */
const ASKED: readonly string[] = ["interview", "focus_group", "survey"];

function Facts({ item }: { item: EvidenceView }) {
  const t = useTranslations("evidence");
  const { day, kindName, textOf } = useEvidenceWords();
  const personaName = usePersonaNames();
  const segment = textOf(item, "segment");
  const persona = item.personaId === null ? null : personaName(item.personaId);
  const department = useDepartmentOf(item.departmentId);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-meta text-ink-2">
      <span className="inline-flex items-center gap-1.5 font-medium text-ink">
        <KindIcon kind={item.kind} size={14} />
        {kindName(item.kind)}
      </span>
      {item.rating !== null && item.ratingMax !== null ? (
        <RatingStars rating={item.rating} max={item.ratingMax} />
      ) : null}
      <time dateTime={item.observedOn}>{day(item.observedOn)}</time>
      {item.url ? (
        <a
          href={item.url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 text-link"
        >
          {textOf(item, "source").text}
          <ExternalLink aria-hidden size={12} />
          <span className="sr-only">{t("newTab")}</span>
        </a>
      ) : (
        <SourceName item={item} />
      )}
      {item.private?.respondent ? <span>{t("respondent", { name: item.private.respondent })}</span> : null}
      {segment.text ? <span lang={segment.lang}>{segment.text}</span> : null}
      {persona ? <Badge>{persona}</Badge> : null}
      {item.consent === "no" ? <Badge tone="plum">{t("consents.no")}</Badge> : null}
      {item.consent === "unknown" && ASKED.includes(item.kind) ? (
        <Badge tone="tag">{t("consents.unknown")}</Badge>
      ) : null}
      {department ? <Badge>{department}</Badge> : null}
      {item.rewarded ? <Badge tone="tag">{t("rewarded")}</Badge> : null}
      {item.internal ? <Badge tone="tag">{t("internal")}</Badge> : null}
      {isCountingKind(item.kind as EvidenceKind) ? null : <Badge tone="tag">{t("notCounting")}</Badge>}
    </div>
  );
}

/** Where it comes from; "interview" under an interview says nothing. */
export function SourceName({ item }: { item: EvidenceView }) {
  const { textOf, kindName } = useEvidenceWords();
  const { text, lang } = textOf(item, "source");
  return text.toLowerCase() === kindName(item.kind).toLowerCase() ? null : <span lang={lang}>{text}</span>;
}

interface QuotesProps {
  item: EvidenceView;
  heading: "h2" | "h3";
  onLink: (subject: LinkSubject) => void;
}

function Quotes({ item, heading: Heading, onLink }: QuotesProps) {
  const t = useTranslations("evidence");
  const may = useCan();
  const { quoteText } = useEvidenceWords();
  const { removeQuote, markQuote } = useEvidenceActions();
  if (item.quotes.length === 0) return null;
  return (
    <section className="border-t border-line pt-4">
      <Heading className="mb-2 text-card">{t("quotes", { count: item.quotes.length })}</Heading>
      <ul className="flex flex-col gap-4">
        {item.quotes.map((quote) => {
          const shown = quoteText(quote, item.language);
          const links = item.links.filter((link) => link.quoteId === quote.id);
          return (
            <li key={quote.id}>
              <div className="flex flex-wrap items-start justify-end gap-2">
                <blockquote
                  lang={shown.lang}
                  className="min-w-56 flex-1 border-l-3 border-thread pl-3 text-reading break-words"
                >
                  {shown.text || <span className="text-ink-3">{t("wordsGone")}</span>}
                  {quote.page === null ? null : (
                    <span className="block text-meta text-ink-3">{t("quotePage", { page: quote.page })}</span>
                  )}
                </blockquote>
                {may("evidence.link") ? (
                  <IconButton
                    size="sm"
                    label={t("linkQuote")}
                    icon={<Link2 size={16} />}
                    onClick={() => onLink({ kind: "quote", quoteId: quote.id, text: quote.text })}
                  />
                ) : null}
                {may("evidence.edit") ? (
                  <Select
                    size="sm"
                    className="w-36 flex-none"
                    aria-label={t("mark")}
                    value={quote.mark as QuoteMark}
                    onValueChange={(mark) => markQuote.mutate({ quoteId: quote.id, mark })}
                    options={QUOTE_MARKS.map((value) => ({ value, label: t(`marks.${value}`) }))}
                  />
                ) : (
                  <Badge>{t(`marks.${quote.mark as QuoteMark}`)}</Badge>
                )}
                {may("evidence.edit") ? (
                  <IconButton
                    size="sm"
                    label={t("removeQuote")}
                    icon={<Trash2 size={16} />}
                    onClick={() => removeQuote.mutate({ item, quote })}
                  />
                ) : null}
              </div>
              <div className="mt-1 pl-3.5">
                {links.length > 0 ? (
                  <EvidenceLinks links={links} mayUnlink={may("evidence.link")} />
                ) : (
                  <p className="text-meta text-ink-3">{t("quoteUnlinked")}</p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
