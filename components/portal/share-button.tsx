// Opens the window in which a journey is shown to the client.
"use client";
import { loadPart } from "#components/ui/lazy.tsx";
import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";

const ShareDialog = loadPart(() => import("./share-dialog.tsx").then((module) => module.ShareDialog));

/** Shows nothing to those who may not publish. */
export function ShareButton({ journeyId }: { journeyId: string }) {
  const t = useTranslations("portal.share");
  const may = useCan();
  const [isOpen, setOpen] = useState(false);
  if (!may("journey.publish")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Share2 size={16} aria-hidden />
        {t("open")}
      </Button>
      <Suspense fallback={null}>
        {isOpen ? <ShareDialog journeyId={journeyId} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
