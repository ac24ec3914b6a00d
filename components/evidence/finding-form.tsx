// A quote or a finding that is typed by hand, where there is no text to mark: from a picture, or from a page of a PDF.
"use client";
import { Link2, Quote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { PAGE_MAX, QUOTE_MAX } from "#domain/evidence.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { QuoteToLink } from "./use-evidence-actions.ts";

export interface FindingFormProps {
  /** A PDF has pages. */
  hasPages: boolean;
  heading: "h2" | "h3";
  onKeep: (quote: QuoteToLink) => void;
  onLink: (quote: QuoteToLink) => void;
}

/** Null for none given, undefined for what is no page. */
function readPage(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const page = Number(typed);
  return Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : undefined;
}

export function FindingForm({ hasPages, heading: Heading, onKeep, onLink }: FindingFormProps) {
  const t = useTranslations("evidence.finding");
  const id = useId();
  const [words, setWords] = useState("");
  const [typedPage, setTypedPage] = useState("");
  const [isAsking, setAsking] = useState(false);
  const page = readPage(typedPage);

  function handOn(take: (quote: QuoteToLink) => void) {
    if (words.trim() === "" || page === undefined) {
      setAsking(true);
      return;
    }
    take({ text: words.trim(), startsAt: null, endsAt: null, page });
    setWords("");
    setAsking(false);
  }

  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-3 border-t border-line pt-4">
      <div>
        <Heading id={`${id}-title`} className="text-card">
          {t("title")}
        </Heading>
        <p className="text-meta text-ink-3">{t("hint")}</p>
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label={t("words")}
          error={isAsking && words.trim() === "" ? t("missing") : undefined}
          className="min-w-56 flex-1"
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={QUOTE_MAX}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        {hasPages ? (
          <Field
            label={t("page")}
            error={isAsking && page === undefined ? t("pageWrong") : undefined}
            className="w-28"
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={typedPage}
                onChange={(event) => setTypedPage(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => handOn(onLink)}>
          <Link2 aria-hidden size={14} />
          {t("link")}
        </Button>
        <Button size="sm" onClick={() => handOn(onKeep)}>
          <Quote aria-hidden size={14} />
          {t("keep")}
        </Button>
      </div>
    </section>
  );
}
