// Hands a photo to the server; answers its id, or the sentence of why not.
"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

const MAX_BYTES = 5 * 1024 * 1024;

export type PhotoAnswer = { readonly id: string } | { readonly failure: string };

export function usePhotoUpload() {
  const errors = useTranslations("errors");
  const { id: workspaceId } = useWorkspace();
  const [isBusy, setBusy] = useState(false);

  async function upload(content: Blob): Promise<PhotoAnswer> {
    // what is too large anyway is not sent first
    if (content.size > MAX_BYTES) return { failure: errors("photoTooLarge") };
    setBusy(true);
    try {
      const answer = await fetch(`/api/files?${new URLSearchParams({ workspaceId })}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: content,
      });
      const body = (await answer.json()) as { id?: string };
      return answer.ok && body.id !== undefined ? { id: body.id } : { failure: sentenceOf(answer.status) };
    } catch {
      return { failure: errors("unreachable") };
    } finally {
      setBusy(false);
    }
  }

  function sentenceOf(status: number): string {
    switch (status) {
      case 400:
        return errors("photoType");
      case 401:
        return errors("UNAUTHENTICATED");
      case 403:
        return errors("FORBIDDEN");
      case 413:
        return errors("photoTooLarge");
      case 429:
        return errors("RATE_LIMITED", { minutes: 60 });
      default:
        return errors("UNAVAILABLE");
    }
  }

  return { upload, isBusy };
}
