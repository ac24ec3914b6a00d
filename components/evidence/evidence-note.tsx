// The text of a note with its quotes marked. A part of it is picked by mouse or touch, or sentence by sentence with arrows.
"use client";
import { Languages, TextSelect } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import type { QuoteMark } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { cutPieces, type PlacedQuote, placeQuote, type Stretch, splitSentences } from "./note-text.ts";
import { PickBar } from "./pick-bar.tsx";
import type { LineTarget } from "./to-persona-menu.tsx";
import type { LinkSubject, QuotedSubject, QuoteToLink } from "./use-evidence-actions.ts";
import { useEvidenceWords } from "./use-evidence-words.ts";
import { useTextPick } from "./use-text-pick.ts";

export interface EvidenceNoteProps {
  item: EvidenceView;
  mayQuote: boolean;
  onLink: (subject: LinkSubject) => void;
  onKeep: (quote: QuoteToLink) => void;
  /** What was picked becomes a line of a persona; left out where this person may not write one. */
  onLine?: ((subject: QuotedSubject, target: LineTarget) => void) | undefined;
}

export function EvidenceNote({ item, mayQuote, onLink, onKeep, onLine }: EvidenceNoteProps) {
  const t = useTranslations("evidence.note");
  const { textOf, quoteText } = useEvidenceWords();
  const local = textOf(item, "body");
  const [isOriginal, setOriginal] = useState(false);
  const hasTranslation = local.lang !== item.language;
  const isTranslated = hasTranslation && !isOriginal;
  const text = isTranslated ? local.text : item.body;
  const quotes = useMemo(
    () =>
      item.quotes.flatMap((quote): PlacedQuote[] => {
        const shown = isTranslated
          ? { text: quoteText(quote, item.language).text, startsAt: null, endsAt: null }
          : quote;
        const place = placeQuote(text, shown);
        return place ? [{ id: quote.id, ...place }] : [];
      }),
    [item, isTranslated, quoteText, text],
  );
  if (text.trim() === "") return null;
  const lang = isTranslated ? local.lang : item.language;
  return (
    <div>
      {hasTranslation ? (
        <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-ink-3">
          <Languages aria-hidden size={14} />
          <span>{isTranslated ? t("isTranslated") : t("isOriginal")}</span>
          <Button variant="link" size="sm" onClick={() => setOriginal(!isOriginal)}>
            {isTranslated ? t("showOriginal") : t("showTranslation")}
          </Button>
        </div>
      ) : null}
      <MarkedText
        // Another text is another page: what was picked in the former means nothing here.
        key={`${item.id}/${lang}`}
        item={item}
        text={text}
        lang={lang}
        quotes={quotes}
        mayPick={mayQuote && !isTranslated}
        onLink={onLink}
        onKeep={onKeep}
        onLine={onLine}
      />
    </div>
  );
}

interface MarkedTextProps extends Pick<EvidenceNoteProps, "item" | "onLink" | "onKeep" | "onLine"> {
  text: string;
  lang: string;
  quotes: readonly PlacedQuote[];
  mayPick: boolean;
}

/** Sentences that are being chosen: from the first pressed one to the current one. */
interface SentenceRange {
  readonly anchor: number;
  readonly head: number;
}

function MarkedText({ item, text, lang, quotes, mayPick, onLink, onKeep, onLine }: MarkedTextProps) {
  const t = useTranslations("evidence.note");
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const [range, setRange] = useState<SentenceRange | null>(null);
  const [mark, setMark] = useState<QuoteMark>("counts");
  const sentences = useMemo(() => splitSentences(text), [text]);
  const pick = useTextPick({ text, page, frame, isOn: mayPick && range === null });
  const linked = useMemo(() => new Set(item.links.map((link) => link.quoteId)), [item.links]);
  const first = range ? Math.min(range.anchor, range.head) : -1;
  const last = range ? Math.max(range.anchor, range.head) : -1;

  function leaveSentences() {
    setRange(null);
    pick.clear();
    toggle.current?.focus();
  }

  function pickSentences(from: number, to: number) {
    const start = sentences[from]?.start;
    const end = sentences[to]?.end;
    if (start !== undefined && end !== undefined) pick.choose({ start, end }, elementOf(to));
  }

  const elementOf = (sentence: number) => document.getElementById(`${id}-${sentence}`);

  function handleKey(event: KeyboardEvent) {
    if (!range) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: range.head + 1,
      ArrowRight: range.head + 1,
      ArrowUp: range.head - 1,
      ArrowLeft: range.head - 1,
      Home: 0,
      End: sentences.length - 1,
    };
    const asked = steps[event.key];
    if (asked !== undefined) {
      event.preventDefault();
      const head = Math.min(Math.max(asked, 0), sentences.length - 1);
      setRange({ anchor: event.shiftKey ? range.anchor : head, head });
      pick.clear();
      elementOf(head)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pickSentences(first, last);
    } else if (event.key === "Escape") {
      event.preventDefault();
      leaveSentences();
    }
  }

  const choosing = range
    ? {
        role: "listbox",
        tabIndex: 0,
        "aria-label": t("sentences"),
        "aria-multiselectable": true,
        "aria-activedescendant": `${id}-${range.head}`,
        onKeyDown: handleKey,
      }
    : {};

  return (
    <div ref={frame} className="relative">
      {mayPick && sentences.length > 0 ? (
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p className="text-meta text-ink-3">{range ? t("sentencesHint") : t("selectHint")}</p>
          <Button
            ref={toggle}
            size="sm"
            aria-pressed={range !== null}
            variant={range ? "choose" : "outline"}
            onClick={() => {
              pick.clear();
              setRange(range ? null : { anchor: 0, head: 0 });
              // The list is there after this render.
              if (!range) requestAnimationFrame(() => page.current?.focus());
            }}
          >
            <TextSelect aria-hidden size={14} />
            {t("bySentence")}
          </Button>
        </div>
      ) : null}
      <div
        ref={page}
        lang={lang}
        {...choosing}
        className={cn(
          "max-w-prose rounded-card text-reading leading-relaxed break-words whitespace-pre-wrap",
          "[&_::selection]:bg-thread/20",
          range && "outline-offset-8",
        )}
      >
        {sentences.map((sentence, place) => {
          const before = text.slice(sentences[place - 1]?.end ?? 0, sentence.start);
          const isChosen = place >= first && place <= last;
          return (
            <span key={sentence.start}>
              {before}
              <span
                id={`${id}-${place}`}
                {...(range ? { role: "option", "aria-selected": isChosen } : {})}
                {...(range
                  ? {
                      onClick: () => {
                        setRange({ anchor: place, head: place });
                        pickSentences(place, place);
                      },
                    }
                  : {})}
                className={cn(
                  range && "cursor-pointer rounded-tag box-decoration-clone hover:bg-ink/8",
                  isChosen && "bg-thread-wash outline-2 outline-thread",
                )}
              >
                <Pieces
                  text={text}
                  sentence={sentence}
                  quotes={quotes}
                  linked={linked}
                  picked={pick.isLive ? null : pick.stretch}
                />
              </span>
            </span>
          );
        })}
        {text.slice(sentences.at(-1)?.end ?? 0)}
      </div>
      {pick.stretch ? (
        <PickBar
          text={text.slice(pick.stretch.start, pick.stretch.end)}
          existing={
            quotes.find((one) => one.start === pick.stretch?.start && one.end === pick.stretch.end)?.id
          }
          place={pick.place}
          takesFocus={range !== null}
          mark={mark}
          onMark={setMark}
          onLink={(quoteId) => {
            const stretch = pick.stretch;
            if (!stretch) return;
            onLink(subjectOf(text, stretch, quoteId, mark));
            pick.clear();
          }}
          onKeep={() => {
            if (pick.stretch) onKeep(quoteOf(text, pick.stretch, mark));
            pick.clear();
          }}
          personaId={item.personaId}
          onLine={
            onLine &&
            ((target) => {
              const stretch = pick.stretch;
              if (!stretch) return;
              const same = quotes.find((one) => one.start === stretch.start && one.end === stretch.end);
              onLine(subjectOf(text, stretch, same?.id, mark), target);
              pick.clear();
            })
          }
          onClose={() => {
            pick.clear();
            if (range) page.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

const quoteOf = (text: string, { start, end }: Stretch, mark: QuoteMark): QuoteToLink => ({
  mark,
  text: text.slice(start, end),
  startsAt: start,
  endsAt: end,
});

/** What is a quote already does not become a second one. */
const subjectOf = (
  text: string,
  stretch: Stretch,
  quoteId: string | undefined,
  mark: QuoteMark,
): QuotedSubject =>
  quoteId === undefined
    ? { kind: "words", quote: quoteOf(text, stretch, mark) }
    : { kind: "quote", quoteId, text: text.slice(stretch.start, stretch.end) };

interface PiecesProps {
  text: string;
  sentence: Stretch;
  quotes: readonly PlacedQuote[];
  linked: ReadonlySet<string | null>;
  picked: Stretch | null;
}

function Pieces({ text, sentence, quotes, linked, picked }: PiecesProps) {
  return cutPieces(sentence, quotes, picked).map((piece) => {
    const words = text.slice(piece.start, piece.end);
    if (piece.quoteIds.length === 0 && !piece.picked) return words;
    const isLinked = piece.quoteIds.some((quoteId) => linked.has(quoteId));
    return (
      <mark
        key={piece.start}
        className={cn(
          "box-decoration-clone bg-transparent text-inherit",
          piece.quoteIds.length > 0 &&
            "rounded-tag bg-tape underline decoration-thread decoration-2 underline-offset-4",
          piece.quoteIds.length > 0 && !isLinked && "decoration-dashed decoration-line-strong",
          piece.picked && "bg-thread/20",
        )}
      >
        {words}
      </mark>
    );
  });
}
