// What customers write about: themes of the list, and phrases that low and high ratings differ by, each with its count and three
// sentences. The list is the workspace's own to change.
"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { EvidenceFilter } from "#domain/evidence-search.ts";
import { type Theme, themesInput } from "#domain/themes.ts";
import type { ThemesView } from "#server/evidence/library/queries.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toastUndo } from "#components/ui/toast.tsx";
import type { Narrow } from "./evidence-filter.ts";
import { useEvidenceActions } from "./use-evidence-actions.ts";

export function ThemesPanel({ onNarrow }: { onNarrow: Narrow }) {
  const t = useTranslations("evidence.themes");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const may = useCan();
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const found = useQuery(trpc.library.listThemes.queryOptions({ workspaceId, locale }));
  const [isEditing, setEditing] = useState(false);
  if (found.isError)
    return <ErrorState onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorState>;
  if (!found.data) return <SkeletonLines label={common("loading")} />;
  const { documents, themes, terms, words } = found.data;
  if (isEditing) return <ThemeWords words={words} onClose={() => setEditing(false)} />;
  const lists = [
    { key: "list", kind: "theme", rows: themes },
    { key: "low", kind: "term", rows: terms.filter((term) => term.side === "low") },
    { key: "high", kind: "term", rows: terms.filter((term) => term.side === "high") },
  ] as const;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-meta text-ink-2">{t("lead", { count: documents })}</p>
        {may("evidence.edit") ? (
          <Button size="sm" onClick={() => setEditing(true)}>
            <Pencil aria-hidden size={14} />
            {t("edit")}
          </Button>
        ) : null}
      </div>
      <div className="grid gap-5 lg:grid-cols-3">
        {lists.map(({ key, kind, rows }) => (
          <section key={key}>
            <h3 className="mb-1 text-card">{t(key)}</h3>
            {rows.length === 0 ? <p className="text-meta text-ink-2">{t(`${key}Empty`)}</p> : null}
            <ul>
              {rows.map((one) => (
                <FoundRow key={one.name} one={one} kind={kind} onNarrow={onNarrow} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

interface FoundRowProps {
  one: ThemesView["themes"][number];
  kind: NonNullable<EvidenceFilter["theme"]>["kind"];
  onNarrow: Narrow;
}

function FoundRow({ one, kind, onNarrow }: FoundRowProps) {
  const t = useTranslations("evidence.themes");
  const name = one.name.replaceAll("niet_", `${t("not")} `);
  return (
    <li className="border-t border-hair py-1.5 first:border-0">
      <div className="flex items-center justify-between gap-2">
        <span className="text-body font-medium break-words">{name}</span>
        <button
          type="button"
          aria-label={t("show", { name, count: one.count })}
          onClick={() => onNarrow({ theme: { kind, name: one.name } })}
          className="min-h-7 min-w-8 flex-none rounded-tag px-2 text-body font-medium text-link tabular-nums hover:bg-ink/6 pointer-coarse:min-h-11"
        >
          {one.count}
        </button>
      </div>
      <details>
        <summary className="min-h-6 cursor-pointer text-meta text-ink-2">
          {t("quotes", { count: one.quotes.length })}
        </summary>
        <ul className="mt-1 grid gap-1">
          {one.quotes.map((quote) => (
            <li key={quote.id} className="border-l-3 border-thread pl-2 text-meta break-words">
              {quote.text}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

const written = (words: readonly Theme[]): string =>
  words.map((theme) => `${theme.name}: ${theme.keywords.join(", ")}`).join("\n");

/** One theme a line: "Levertijd: bezorg*, lever*". */
function readWords(typed: string): Theme[] | null {
  const lines = typed.split("\n").filter((line) => line.trim() !== "");
  const parsed = themesInput.safeParse(
    lines.map((line) => {
      const at = line.indexOf(":");
      return {
        name: at < 0 ? "" : line.slice(0, at),
        keywords: line
          .slice(at + 1)
          .split(/[,\s]+/)
          .filter(Boolean),
      };
    }),
  );
  return parsed.success ? parsed.data : null;
}

function ThemeWords({ words, onClose }: { words: readonly Theme[]; onClose: () => void }) {
  const t = useTranslations("evidence.themes");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const api = useTRPCClient();
  const sentence = useErrorSentence();
  const { refresh, takeBack } = useEvidenceActions();
  const [typed, setTyped] = useState(() => written(words));
  const [isWrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: (themes: Theme[]) => api.library.setThemes.mutate({ workspaceId, themes }),
    onSuccess: async (before) => {
      await refresh();
      toastUndo(
        t("saved"),
        takeBack(() => api.library.setThemes.mutate({ workspaceId, themes: before })),
      );
      onClose();
    },
  });
  const error = isWrong ? t("wrong") : save.error ? sentence(save.error) : undefined;
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const themes = readWords(typed);
        setWrong(themes === null);
        if (themes) save.mutate(themes);
      }}
    >
      <Field label={t("words")} hint={t("wordsHint")} error={error}>
        {(control) => (
          <Textarea {...control} rows={10} value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={save.isPending}>
          {common("save")}
        </Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
    </form>
  );
}
