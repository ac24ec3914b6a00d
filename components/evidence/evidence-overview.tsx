// What the library says as a whole: the three sources a journey is known from, what sentences are to the customer per phase, what
// proof each phase can show, themes, and six things to find out. One part is open at a time, and read when it opens.
"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Narrow } from "./evidence-filter.ts";

const SourcesPanel = dynamic(() => import("./sources-panel.tsx").then((module) => module.SourcesPanel));
const MarksPanel = dynamic(() => import("./marks-panel.tsx").then((module) => module.MarksPanel));
const ProofPanel = dynamic(() => import("./proof-panel.tsx").then((module) => module.ProofPanel));
const PromptsPanel = dynamic(() => import("./prompts-panel.tsx").then((module) => module.PromptsPanel));
const ThemesPanel = dynamic(() => import("./themes-panel.tsx").then((module) => module.ThemesPanel));

const PARTS = ["prompts", "sources", "marks", "proof", "themes"] as const;

export function EvidenceOverview({ onNarrow }: { onNarrow: Narrow }) {
  const t = useTranslations("evidence.overview");
  const id = useId();
  const [open, setOpen] = useState<(typeof PARTS)[number] | null>(null);
  return (
    <section aria-label={t("label")} className="mb-6">
      <div className="flex flex-wrap gap-2">
        {PARTS.map((part) => (
          <Button
            key={part}
            size="sm"
            variant={open === part ? "choose" : "outline"}
            aria-expanded={open === part}
            aria-controls={`${id}-panel`}
            onClick={() => setOpen(open === part ? null : part)}
          >
            {t(part)}
            <ChevronDown aria-hidden size={14} className={open === part ? "rotate-180" : undefined} />
          </Button>
        ))}
      </div>
      <div id={`${id}-panel`} hidden={open === null} className="mt-3 rounded-panel bg-surface p-4">
        {open === "prompts" ? <PromptsPanel /> : null}
        {open === "sources" ? <SourcesPanel /> : null}
        {open === "marks" ? <MarksPanel onNarrow={onNarrow} /> : null}
        {open === "proof" ? <ProofPanel onNarrow={onNarrow} /> : null}
        {open === "themes" ? <ThemesPanel onNarrow={onNarrow} /> : null}
      </div>
    </section>
  );
}
