// The way from a board to its history and to a copy of it: a menu, the commands of the command menu, and Ctrl S.
"use client";
import { BookmarkPlus, Copy, History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { shortcutFor } from "#domain/shortcuts.ts";
import { type Command, useCommands } from "#components/shell/commands.tsx";
import { useKeyCaps } from "#components/shell/use-key-caps.ts";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";

const NameVersionDialog = lazy(() =>
  import("./name-version-dialog.tsx").then((module) => ({ default: module.NameVersionDialog })),
);

const CopyJourneyDialog = lazy(() =>
  import("#components/workspace/copy-journey-dialog.tsx").then((module) => ({
    default: module.CopyJourneyDialog,
  })),
);

export interface BoardHistoryProps {
  journeyId: string;
  /** What the journey is called. */
  title: string;
  /** Address of the history page. */
  href: string;
  untilSaved: () => Promise<void>;
}

/** Shows nothing to those who may not see the history. */
export function BoardHistory(props: BoardHistoryProps) {
  const may = useCan();
  return may("version.view") ? <HistoryMenu {...props} mayName={may("version.create")} /> : null;
}

function HistoryMenu({
  journeyId,
  title,
  href,
  untilSaved,
  mayName,
}: BoardHistoryProps & { mayName: boolean }) {
  const t = useTranslations("versions");
  const c = useTranslations("workspace.journeys.copy");
  const mayCopy = useCan()("journey.copy");
  const capsOf = useKeyCaps();
  const router = useRouter();
  const [isNaming, setNaming] = useState(false);
  const [isCopying, setCopying] = useState(false);
  const caps = capsOf("saveVersion").join(" ");

  useEffect(() => {
    if (!mayName) return undefined;
    function handleKey(event: KeyboardEvent): void {
      if (shortcutFor(event, ["everywhere"])?.id !== "saveVersion") return;
      // the browser would offer to save the page
      event.preventDefault();
      setNaming(true);
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [mayName]);

  useCommands(
    useMemo<readonly Command[]>(() => {
      const open: Command = {
        id: "versions.open",
        group: "context",
        label: t("open"),
        keywords: t("words.open"),
        icon: <History size={16} />,
        run: () => router.push(href),
      };
      const copy: Command = {
        id: "journey.copy",
        group: "context",
        label: c("open"),
        keywords: c("words"),
        icon: <Copy size={16} />,
        run: () => setCopying(true),
      };
      const copies = mayCopy ? [copy] : [];
      if (!mayName) return [open, ...copies];
      return [
        ...copies,
        {
          id: "versions.name",
          group: "context",
          label: t("nameNow"),
          keywords: t("words.name"),
          shortcut: caps,
          icon: <BookmarkPlus size={16} />,
          run: () => setNaming(true),
        },
        open,
      ];
    }, [t, c, caps, mayName, mayCopy, router, href]),
  );

  return (
    <>
      <DropdownMenu trigger={<IconButton label={t("menu")} icon={<History size={18} aria-hidden />} />}>
        {mayName ? (
          <MenuItem icon={<BookmarkPlus size={16} />} shortcut={caps} onSelect={() => setNaming(true)}>
            {t("nameNow")}
          </MenuItem>
        ) : null}
        <MenuItem icon={<History size={16} />} onSelect={() => router.push(href)}>
          {t("open")}
        </MenuItem>
        {mayCopy ? (
          <MenuItem icon={<Copy size={16} />} onSelect={() => setCopying(true)}>
            {c("open")}
          </MenuItem>
        ) : null}
      </DropdownMenu>
      <Suspense fallback={null}>
        {isNaming ? (
          <NameVersionDialog journeyId={journeyId} untilSaved={untilSaved} onClose={() => setNaming(false)} />
        ) : null}
        {isCopying ? (
          <CopyJourneyDialog
            source={{ journeyId, title }}
            untilSaved={untilSaved}
            onClose={() => setCopying(false)}
            onCopied={(path) => router.push(path)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
