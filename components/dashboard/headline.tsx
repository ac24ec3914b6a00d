// The sentence a manager tells others: made from the figures by rule, or in somebody's own words.
"use client";
import { PencilLine, RotateCcw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { type HeadlineFacts, headlineHalves } from "#domain/headline.ts";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { useHeadline } from "./use-headline.ts";

const MAX = 300;
const underlined = (chunks: ReactNode) => (
  <span className="underline decoration-thread decoration-2 underline-offset-[6px]">{chunks}</span>
);

export function Headline({ view }: { view: DashboardView }) {
  const t = useTranslations("dashboard.headline");
  const common = useTranslations("common");
  const may = useCan();
  const { write, isWriting } = useHeadline(view);
  const { plain, rich } = useGenerated(view);
  const { written } = view.headline;
  const [draft, setDraft] = useState<string | null>(null);

  if (draft !== null) {
    return (
      <form
        className="grid max-w-3xl gap-2 font-sans text-reading font-normal"
        onSubmit={(event) => {
          event.preventDefault();
          const sentence = draft.trim();
          write(sentence === "" || sentence === plain ? null : sentence);
          setDraft(null);
        }}
      >
        <Textarea
          aria-label={t("own")}
          value={draft}
          maxLength={MAX}
          rows={2}
          // the form stands where the button was that opened it
          autoFocus
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && setDraft(null)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" size="sm">
            {common("save")}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setDraft(null)}>
            {common("cancel")}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <div className="flex max-w-3xl items-start gap-2">
      <h1 className="text-headline text-balance" data-headline={written ? "written" : "generated"}>
        {written ? written.sentence : rich}
      </h1>
      {may("dashboard.write") ? (
        <span className="mt-1 flex flex-none gap-1 print:hidden">
          <IconButton
            label={t("edit")}
            icon={<PencilLine size={16} aria-hidden />}
            disabled={isWriting}
            onClick={() => setDraft(written?.sentence ?? plain)}
          />
          {written ? (
            <IconButton
              label={t("takeBack")}
              icon={<RotateCcw size={16} aria-hidden />}
              disabled={isWriting}
              onClick={() => write(null)}
            />
          ) : null}
        </span>
      ) : null}
    </div>
  );
}

/** The sentence by rule, as plain text and with its figure underlined. */
export function useGenerated(facts: HeadlineFacts) {
  const t = useTranslations("dashboard.headline");
  const locale = useLocale();
  const { figure } = useMetricWords();
  const halves = headlineHalves(facts, { locale, figure });
  // every sentence names its own; what it does not name is not asked for
  const values = { metric: "", phase: "", figure: "", direction: "up", ...halves.gain.values };
  const words = { touchpoint: "", pain: "", phase: "", metric: "", ...halves.leak.values };
  const leak = t(halves.leak.key, words);
  const first = t.markup(halves.gain.key, { ...values, mark: (chunks) => chunks });
  return {
    plain: `${first} ${leak}`,
    rich: (
      <>
        {t.rich(halves.gain.key, { ...values, mark: underlined })} {leak}
      </>
    ),
  };
}
