// The face with what can be done about it: choose a photo, say what is on it, go back to the drawn portrait.
"use client";
import { ImageUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FieldError } from "#components/ui/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toastUndo } from "#components/ui/toast.tsx";
import type { PersonaView } from "#server/personas/queries.ts";
import { EditableText } from "./editable-text.tsx";
import { PersonaFace } from "./persona-portrait.tsx";
import { usePersonaActions } from "./use-persona-actions.ts";
import { usePhotoUpload } from "./use-photo-upload.ts";

const ALT_MAX = 500;

export function PersonaPhoto({ persona, mayEdit }: { persona: PersonaView; mayEdit: boolean }) {
  const t = useTranslations("persona.photo");
  const input = useRef<HTMLInputElement>(null);
  const { change } = usePersonaActions();
  const { upload, isBusy } = usePhotoUpload();
  const [failure, setFailure] = useState<string | null>(null);
  const { photoFileId, photoAlt } = persona;

  function show(photo: { photoFileId: string | null; photoAlt: string }, said: string) {
    const former = { photoFileId, photoAlt };
    change(persona.id, (before) => ({ ...before, ...photo }));
    toastUndo(said, () => change(persona.id, (before) => ({ ...before, ...former })));
  }

  async function handleFile(file: File | undefined) {
    if (!file) return;
    const answer = await upload(file);
    setFailure("failure" in answer ? answer.failure : null);
    if ("id" in answer) show({ photoFileId: answer.id, photoAlt: "" }, t("shown"));
  }

  return (
    <div className="flex w-32 flex-col gap-1.5">
      <PersonaFace persona={persona} size={128} />
      {photoFileId !== null ? (
        <EditableText
          value={photoAlt}
          label={t("alt")}
          placeholder={t("altEmpty")}
          onChange={(text) => change(persona.id, (before) => ({ ...before, photoAlt: text }))}
          mayEdit={mayEdit}
          isLong
          maxLength={ALT_MAX}
          className="text-meta"
        />
      ) : null}
      {mayEdit ? (
        <div className="flex items-center gap-1">
          <Button size="sm" busy={isBusy} className="flex-1" onClick={() => input.current?.click()}>
            <ImageUp aria-hidden size={14} />
            {t(photoFileId === null ? "add" : "replace")}
          </Button>
          {photoFileId !== null ? (
            <IconButton
              size="sm"
              label={t("remove")}
              icon={<Trash2 size={15} />}
              onClick={() => show({ photoFileId: null, photoAlt: "" }, t("removed"))}
            />
          ) : null}
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            className="hidden"
            tabIndex={-1}
            aria-label={t("add")}
            onChange={(event) => {
              void handleFile(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </div>
      ) : null}
      {failure === null ? null : (
        <div role="alert">
          <FieldError>{failure}</FieldError>
        </div>
      )}
    </div>
  );
}
