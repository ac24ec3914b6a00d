// The file of a new item: dropped, chosen, or pasted anywhere in the form; and the way out for a note that lies in a text file.
"use client";
import { FileText, FileUp, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type DragEvent, useCallback, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { FieldError } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ACCEPTED } from "./chosen-file.ts";
import { sizeOf } from "./file-size.ts";
import type { EvidenceFormState } from "./use-evidence-form.ts";

/** A picture that lies with the reader only: it has an address for as long as it is shown. */
function Preview({ file, alt }: { file: File; alt: string }) {
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (!image) return undefined;
      const address = URL.createObjectURL(file);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [file],
  );
  return <img ref={show} alt={alt} className="size-16 flex-none rounded-tag bg-tag object-cover" />;
}

export function FileField({ form, error }: { form: EvidenceFormState; error: string | undefined }) {
  const t = useTranslations("evidence.form.document");
  const errors = useTranslations("errors");
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const id = useId();
  const { file, form: fileForm, chooseFile } = form;
  const said = form.refusal ? errors(form.refusal) : error;

  function handleDrop(event: DragEvent) {
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (!dropped) return;
    event.preventDefault();
    chooseFile(dropped);
  }

  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
      className={cn(
        "grid gap-2 rounded-control border-2 border-dashed p-3",
        isOver ? "border-thread bg-thread-wash" : said ? "border-plum" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span id={`${id}-label`} className="text-body font-medium">
          {t("label")}
        </span>
        <Button size="sm" onClick={() => input.current?.click()}>
          <FileUp aria-hidden size={14} />
          {t(file ? "other" : "choose")}
        </Button>
      </div>
      {file ? (
        <div className="flex items-center gap-3 rounded-card bg-raised p-2">
          {fileForm === "image" ? (
            <Preview file={file} alt={t("preview", { name: file.name })} />
          ) : (
            <FileText aria-hidden size={20} className="flex-none text-ink-3" />
          )}
          <span className="min-w-0 flex-1 text-body break-words">
            {file.name} <FileSize bytes={file.size} />
          </span>
          <IconButton size="sm" label={t("remove")} icon={<X size={16} />} onClick={() => chooseFile(null)} />
        </div>
      ) : null}
      <p id={`${id}-hint`} className="text-meta text-ink-3">
        {fileForm === "text" ? t("text") : t("hint")}
      </p>
      {said ? (
        <div role="alert">
          <FieldError>{said}</FieldError>
        </div>
      ) : null}
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        className="hidden"
        tabIndex={-1}
        aria-label={t("choose")}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) chooseFile(chosen);
          event.target.value = "";
        }}
      />
    </div>
  );
}

/** "2,1 MB". */
export function FileSize({ bytes }: { bytes: number }) {
  const t = useTranslations("evidence.file");
  const format = useFormatter();
  const { size, unit } = sizeOf(bytes);
  return (
    <span className="whitespace-nowrap text-ink-3">{t("size", { size: format.number(size), unit })}</span>
  );
}

/** A note that lies in a text file: its words go into the field and the file stays where it is. */
export function TextFileButton({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations("evidence.form");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="link" size="sm" onClick={() => input.current?.click()}>
        <FileUp aria-hidden size={14} />
        {t("file")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".txt,.md,.csv,.srt,.vtt,text/plain,text/markdown"
        className="hidden"
        tabIndex={-1}
        aria-label={t("file")}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          event.target.value = "";
        }}
      />
    </>
  );
}
