// The first step: a file is dropped or chosen, or rows are pasted from a spreadsheet. Samples lie ready to try it with.
"use client";
import { Download, FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field, FieldError } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useUpload } from "./use-upload.ts";

const SAMPLES = [
  { key: "reviewsNl", file: "reviews-sample-nl-excel.csv" },
  { key: "reviews", file: "reviews-sample.csv" },
  { key: "interviews", file: "interviews-sample.csv" },
  { key: "kpis", file: "kpi-sample.csv" },
] as const;

export function FileEntry() {
  const t = useTranslations("imports.file");
  const { upload, isBusy, failure } = useUpload();
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function handleDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void upload(file, file.name);
  }

  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section
        aria-labelledby={`${id}-title`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={handleDrop}
        className={cn(
          "grid min-h-56 content-center justify-items-center gap-3 rounded-panel border-2 border-dashed bg-surface p-6 text-center",
          isOver ? "border-thread" : "border-line",
        )}
      >
        <FileUp aria-hidden size={28} className="text-ink-3" />
        <h2 id={`${id}-title`} className="text-card">
          {t("drop")}
        </h2>
        <p className="max-w-prose text-body text-ink-2">{t("kinds")}</p>
        <Button variant="primary" busy={isBusy} onClick={() => input.current?.click()}>
          {t("choose")}
        </Button>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          aria-label={t("choose")}
          accept=".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl"
          className="sr-only"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void upload(file, file.name);
            event.target.value = "";
          }}
        />
        {failure ? (
          <div role="alert">
            <FieldError>{failure}</FieldError>
          </div>
        ) : null}
      </section>
      <div className="grid gap-4">
        <Panel title={t("paste")}>
          <form
            className="grid justify-items-start gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              if (pasted.trim() !== "") void upload(new Blob([pasted]), t("pastedName"));
            }}
          >
            <Field label={t("pasteLabel")} hint={t("pasteHint")} className="w-full">
              {(control) => (
                <Textarea
                  {...control}
                  rows={4}
                  value={pasted}
                  onChange={(event) => setPasted(event.target.value)}
                />
              )}
            </Field>
            <Button type="submit" busy={isBusy} disabled={pasted.trim() === ""}>
              {t("read")}
            </Button>
          </form>
        </Panel>
        <Panel title={t("samples")} lead={t("samplesLead")}>
          <ul>
            {SAMPLES.map(({ key, file }) => (
              <li key={key}>
                <a
                  href={`/samples/${file}`}
                  download={file}
                  className="flex min-h-8 items-center gap-2 text-body underline-offset-2 hover:underline pointer-coarse:min-h-11"
                >
                  <Download aria-hidden size={14} />
                  {t(`sample.${key}`)}
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}
