// Hands a file to the server and goes on to its import.
"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export function useUpload() {
  const errors = useTranslations("errors");
  const workspace = useWorkspace();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function upload(content: Blob, name: string): Promise<void> {
    setBusy(true);
    setFailure(null);
    const query = new URLSearchParams({ workspaceId: workspace.id, name });
    try {
      const answer = await fetch(`/api/import?${query}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: content,
      });
      const body = (await answer.json()) as { id?: string };
      if (answer.ok && body.id) {
        router.push(`/${workspace.slug}/import?batch=${body.id}`);
        return;
      }
      setFailure(sentenceOf(answer));
    } catch {
      setFailure(errors("unreachable"));
    }
    setBusy(false);
  }

  function sentenceOf(answer: Response): string {
    switch (answer.status) {
      case 401:
        return errors("UNAUTHENTICATED");
      case 403:
        return errors("FORBIDDEN");
      case 413:
        return errors("importTooLarge");
      case 400:
        return errors("importEmpty");
      case 429:
        return errors("RATE_LIMITED", {
          minutes: Math.ceil(Number(answer.headers.get("retry-after") ?? 60) / 60),
        });
      default:
        return errors("UNAVAILABLE");
    }
  }

  return { upload, isBusy, failure };
}
