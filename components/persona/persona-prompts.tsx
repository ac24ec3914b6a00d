// The four questions of the article: which of them this persona answers, and where the answer is written.
"use client";
import { Check, CircleDashed } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Panel } from "#components/shell/page-frame.tsx";
import { isAnswered, PERSONA_PROMPTS } from "#domain/persona.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { usePersonaWords } from "./use-persona-words.ts";

export function PersonaPrompts({ persona }: { persona: PersonaView }) {
  const t = useTranslations("persona");
  const format = useFormatter();
  const { textOf } = usePersonaWords();
  return (
    <Panel title={t("prompts.title")} lead={t("prompts.lead")}>
      <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2" data-prompts="">
        {PERSONA_PROMPTS.map((prompt) => {
          const isDone = isAnswered(prompt, persona);
          const place = prompt.field === "channels" ? t("channels") : t(`fields.${prompt.field}`);
          const lines = persona.lines.filter((line) => line.field === prompt.field);
          return (
            <li key={prompt.key} data-prompt={prompt.key} data-answered={isDone} className="flex gap-2">
              {isDone ? (
                <Check aria-hidden size={16} className="mt-0.5 flex-none text-evidence-3" />
              ) : (
                <CircleDashed aria-hidden size={16} className="mt-0.5 flex-none text-ink-3" />
              )}
              <div className="min-w-0">
                <p className="font-medium">{t(`prompts.${prompt.key}`)}</p>
                <p className="text-meta break-words text-ink-3">
                  {!isDone
                    ? t("prompts.open")
                    : prompt.field === "channels"
                      ? t("prompts.channels", { count: persona.channelIds.length })
                      : format.list(
                          lines.map((line) => textOf(line, "text")),
                          { type: "unit" },
                        )}{" "}
                  <a
                    href={`#persona-${prompt.field}`}
                    className="inline-block min-h-6 text-link hover:underline"
                  >
                    {t("prompts.where", { place })}
                  </a>
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
