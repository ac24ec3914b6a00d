// What an item was handed in with: a picture is shown, a PDF opens in a tab of its own, and all of them can be taken along.
"use client";
import { Download, ExternalLink, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { formOfMime } from "#domain/evidence-file.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { Button } from "#components/ui/button.tsx";
import { FileSize } from "./file-field.tsx";
import { useEvidenceWords } from "./use-evidence-words.ts";

export function EvidenceFile({ item }: { item: EvidenceView }) {
  const t = useTranslations("evidence");
  const { id: workspaceId } = useWorkspace();
  const { textOf, titleOf } = useEvidenceWords();
  const { file } = item;
  if (!file) return null;
  const form = formOfMime(file.mime);
  const address = `/api/files/${workspaceId}/${file.id}`;
  const said = textOf(item, "summary");
  const alt = said.text === "" ? titleOf(item) : said;
  return (
    <div className="grid justify-items-start gap-2">
      {form === "image" ? (
        // who is signed in alone may see it, and it was drawn anew when it came in
        <img
          src={address}
          alt={alt.text}
          lang={alt.lang}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          loading="lazy"
          className="h-auto max-h-112 w-auto max-w-full rounded-card border border-line bg-tag object-contain"
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body">
        <span className="inline-flex min-w-0 items-center gap-1.5 break-all">
          <FileText aria-hidden size={16} className="flex-none text-ink-3" />
          {file.name}
        </span>
        <FileSize bytes={file.bytes} />
        {form === "pdf" ? (
          <Button asChild size="sm">
            <a href={`${address}?open`} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden size={14} />
              {t("file.open")}
              <span className="sr-only">{t("newTab")}</span>
            </a>
          </Button>
        ) : null}
        <Button asChild size="sm">
          <a href={address} download={file.name}>
            <Download aria-hidden size={14} />
            {t("file.download")}
          </a>
        </Button>
      </div>
    </div>
  );
}
