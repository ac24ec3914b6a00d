// What one line of a persona rests on: its stitch and count, and behind them the items, with linking and taking away.
"use client";
import { Link2, Unlink } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { StrengthExplanation } from "#components/evidence/strength-explanation.tsx";
import { useEvidenceActions } from "#components/evidence/use-evidence-actions.ts";
import { useEvidenceWords } from "#components/evidence/use-evidence-words.ts";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { StrengthReport } from "#domain/evidence-strength.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";

const LinkEvidenceDialog = dynamic(() =>
  import("#components/evidence/link-evidence-dialog.tsx").then((module) => module.LinkEvidenceDialog),
);

export interface LineEvidenceProps {
  lineId: string;
  /** The line as it is shown. */
  text: string;
  report: StrengthReport | undefined;
  evidence: readonly EvidenceView[];
}

export function LineEvidence({ lineId, text, report, evidence }: LineEvidenceProps) {
  const t = useTranslations("persona");
  const levels = useTranslations("evidence.levels");
  const [isOpen, setOpen] = useState(false);
  const count = (report?.items ?? 0) + (report?.against ?? 0);
  const level = report?.level ?? "assumption";
  const label = `${levels(level)}, ${t("lineEvidence", { count })}`;
  return (
    <>
      <button
        type="button"
        title={label}
        aria-label={`${label}: ${text}`}
        onClick={() => setOpen(true)}
        className="flex min-h-7 min-w-9 flex-none items-center gap-1.5 rounded-tag text-meta text-ink-3 tabular-nums hover:bg-ink/6 pointer-coarse:min-h-11"
      >
        <StitchMark level={level} decorative />
        {count > 0 ? count : null}
      </button>
      {isOpen ? (
        <LineEvidenceDialog
          lineId={lineId}
          text={text}
          report={report}
          evidence={evidence}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function LineEvidenceDialog({
  lineId,
  text,
  report,
  evidence,
  onClose,
}: LineEvidenceProps & { onClose: () => void }) {
  const t = useTranslations("persona");
  const words = useTranslations("evidence");
  const { slug } = useWorkspace();
  const may = useCan();
  const { titleOf, kindName, day } = useEvidenceWords();
  const { unlinkLine } = useEvidenceActions();
  const [isLinking, setLinking] = useState(false);
  const mayLink = may("evidence.link");
  const linked = evidence.flatMap((item) =>
    item.links
      .filter((link) => link.target === "persona_line" && link.targetId === lineId)
      .map((link) => ({ item, link })),
  );
  if (isLinking)
    return <LinkEvidenceDialog target={{ lineId }} claimTitle={text} onClose={() => setLinking(false)} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("lineTitle")}
      description={text}
      footer={
        mayLink ? (
          <Button variant="primary" onClick={() => setLinking(true)}>
            <Link2 size={16} aria-hidden />
            {t("lineLink")}
          </Button>
        ) : null
      }
    >
      <StrengthExplanation report={report} />
      {linked.length > 0 ? (
        <ul className="mt-3">
          {linked.map(({ item, link }) => {
            const title = titleOf(item);
            return (
              <li key={link.id} className="flex min-h-12 items-center gap-3 border-t border-hair py-1.5">
                <div className="min-w-0 flex-1">
                  <Link
                    href={`/${slug}/evidence/${item.id}`}
                    lang={title.lang}
                    className="font-medium hover:underline"
                  >
                    {title.text}
                  </Link>
                  <LineQuote item={item} quoteId={link.quoteId} />
                  <p className="text-meta text-ink-3">
                    {[
                      kindName(item.kind),
                      item.source,
                      day(item.observedOn),
                      item.rewarded ? words("rewarded") : "",
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                </div>
                {link.stance === "contradicts" ? (
                  <Badge tone="plum">{words("link.contradicts")}</Badge>
                ) : null}
                {mayLink ? (
                  <IconButton
                    size="sm"
                    label={words("unlink", { claim: text })}
                    icon={<Unlink size={16} />}
                    onClick={() => unlinkLine.mutate({ linkId: link.id, claim: text })}
                  />
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : null}
    </Dialog>
  );
}

/** The sentence itself, where the tie rests on one. */
function LineQuote({ item, quoteId }: { item: EvidenceView; quoteId: string | null }) {
  const { quoteText } = useEvidenceWords();
  const quote = item.quotes.find((one) => one.id === quoteId);
  if (!quote) return null;
  const shown = quoteText(quote, item.language);
  return (
    <blockquote lang={shown.lang} className="my-1 border-l-3 border-thread pl-2.5 text-body break-words">
      {shown.text}
    </blockquote>
  );
}
