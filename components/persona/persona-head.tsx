// The head of a persona: face, one sentence, name, age and thread, what she is (made up, the customer one wishes for), how sure.
"use client";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { PersonaView } from "#server/personas/queries.ts";
import { EditableText } from "./editable-text.tsx";
import { ageOf } from "./new-persona-dialog.tsx";
import { ENOUGH_INTERVIEWS } from "./persona-lines.ts";
import { PersonaPhoto } from "./persona-photo.tsx";
import { PersonaStatus } from "./persona-status.tsx";
import { ThreadPicker } from "./thread-picker.tsx";
import { usePersonaActions } from "./use-persona-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

const SHORT_MAX = 500;

export interface PersonaHeadProps {
  persona: PersonaView;
  mayEdit: boolean;
  /** Null while they are being counted. */
  interviews: number | null;
}

export function PersonaHead({ persona, mayEdit, interviews }: PersonaHeadProps) {
  const t = useTranslations("persona");
  const { change } = usePersonaActions();
  const { textOf, written } = usePersonaWords();
  const set = (part: Partial<Parameters<Parameters<typeof change>[1]>[0]>) =>
    change(persona.id, (before) => ({ ...before, ...part }));
  const tagline = textOf(persona, "tagline");
  const occupation = textOf(persona, "occupation");
  return (
    <Panel>
      <div className="flex flex-wrap gap-5">
        <PersonaPhoto persona={persona} mayEdit={mayEdit} />
        <div className="flex min-w-56 flex-1 flex-col items-start gap-1.5">
          {persona.isDream || persona.fictional ? (
            <div className="flex flex-wrap gap-1.5">
              {persona.isDream ? <DreamBadge /> : null}
              {persona.fictional ? <Badge>{t("fictional")}</Badge> : null}
            </div>
          ) : null}
          <EditableText
            value={tagline}
            label={t("tagline")}
            placeholder={t("taglineEmpty")}
            onChange={(text) => set(written(persona, "tagline", text))}
            mayEdit={mayEdit}
            isLong
            maxLength={SHORT_MAX}
            className="w-full font-display text-phase font-semibold"
          />
          <dl className="grid w-full grid-cols-[auto_1fr] items-center gap-x-4 gap-y-0.5 text-body">
            <dt className="text-ink-3">{t("name")}</dt>
            <dd>
              <EditableText
                value={persona.name}
                label={t("name")}
                onChange={(name) => name !== "" && set({ name })}
                mayEdit={mayEdit}
                maxLength={200}
              />
            </dd>
            <dt className="text-ink-3">{t("age")}</dt>
            <dd>
              <EditableText
                value={persona.age === null ? "" : String(persona.age)}
                label={t("age")}
                placeholder={t("ageEmpty")}
                inputMode="numeric"
                maxLength={3}
                onChange={(typed) => {
                  const age = ageOf(typed);
                  if (age !== undefined) set({ age });
                }}
                mayEdit={mayEdit}
              />
            </dd>
            <dt className="text-ink-3">{t("occupation")}</dt>
            <dd className="min-w-0">
              <EditableText
                value={occupation}
                label={t("occupation")}
                placeholder={t("occupationEmpty")}
                onChange={(text) => set(written(persona, "occupation", text))}
                mayEdit={mayEdit}
                maxLength={SHORT_MAX}
              />
            </dd>
            <dt className="text-ink-3">{t("thread")}</dt>
            <dd>
              <ThreadPicker
                value={persona.thread}
                onChange={(thread) => set({ thread: thread as "red" })}
                mayEdit={mayEdit}
              />
            </dd>
          </dl>
          {interviews === null ? null : (
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
              <PersonaStatus interviews={interviews} />
              {interviews < ENOUGH_INTERVIEWS ? (
                <span className="text-meta text-ink-3">
                  {t("moreInterviews", { count: ENOUGH_INTERVIEWS - interviews })}
                </span>
              ) : null}
            </div>
          )}
          {mayEdit ? (
            <Checkbox
              className="mt-1"
              checked={persona.fictional}
              onCheckedChange={(fictional) => set({ fictional })}
              label={t("fictionalLabel")}
            />
          ) : null}
          {mayEdit ? (
            <Checkbox
              checked={persona.internal}
              onCheckedChange={(internal) => set({ internal })}
              label={t("internalLabel")}
            />
          ) : null}
        </div>
      </div>
    </Panel>
  );
}

/** The mark of the customer one wishes for. */
export function DreamBadge() {
  const t = useTranslations("persona.dream");
  return (
    <Badge tone="thread" data-dream="">
      <Star aria-hidden size={11} />
      {t("name")}
    </Badge>
  );
}
