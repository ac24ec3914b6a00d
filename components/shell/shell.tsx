// What stands around every page of a workspace: rail, bottom bar, command menu, help, and the keys that open them.
"use client";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, Suspense, useEffect, useState } from "react";
import { useMe, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { loadSoon, loadWhenOpened } from "#components/ui/lazy.tsx";
import { CommandProvider } from "./commands.tsx";
import { RAIL_COOKIE } from "./cookies.ts";
import { useRememberWorkspace } from "./last-workspace.ts";
import { Rail } from "./rail.tsx";
import { areSingleKeysOn, isTyping } from "./single-keys.ts";
import { UserMenu } from "./user-menu.tsx";

const LiveBells = loadSoon(() => import("#components/api/live-bells.tsx").then((module) => module.LiveBells));
const BottomBar = loadSoon(() => import("./bottom-bar.tsx").then((module) => module.BottomBar));
const ShellCommands = loadSoon(() => import("./shell-commands.tsx").then((module) => module.ShellCommands));
const CommandMenu = loadWhenOpened(() => import("./command-menu.tsx").then((module) => module.CommandMenu));
const HelpSheet = loadWhenOpened(() => import("./help-sheet.tsx").then((module) => module.HelpSheet));

/** A board hears its workspace's bells on the socket of its journey. */
const BOARD_PATH = /^\/[^/]+\/j\/[^/]+$/;

export function Shell({ railWide, children }: { railWide: boolean; children: ReactNode }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const isBoard = BOARD_PATH.test(usePathname());
  const me = useMe();
  const workspace = useWorkspace();
  const [wide, setWide] = useState(railWide);
  const [commandsOpen, setCommandsOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);

  useRememberWorkspace(workspace.slug);

  function toggleRail() {
    setWide((before) => {
      document.cookie = `${RAIL_COOKIE}=${before ? "narrow" : "wide"}; Path=/; Max-Age=31536000; SameSite=Lax`;
      return !before;
    });
  }

  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK") {
        event.preventDefault();
        setCommandsOpen((open) => !open);
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (!areSingleKeysOn() || isTyping(event.target)) return;
      if (event.key === "[") {
        event.preventDefault();
        toggleRail();
      } else if (event.key === "?") {
        event.preventDefault();
        setHelpOpen(true);
      }
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, []);

  const openHelp = () => setHelpOpen(true);
  return (
    <CommandProvider>
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-control bg-ink px-4 py-2 font-medium text-surface focus:translate-y-0 print:hidden"
      >
        {t("skip")}
      </a>
      <Rail
        wide={wide}
        onToggle={toggleRail}
        userMenu={
          <UserMenu
            me={me}
            slug={workspace.slug}
            onHelp={openHelp}
            trigger={
              <button
                type="button"
                aria-label={t("userMenu", { name: me.name })}
                className="flex h-10 items-center gap-2.5 rounded-rail px-1.5 text-rail-ink hover:bg-rail-on/60 hover:text-white pointer-coarse:h-11"
              >
                <Avatar name={me.name} tone={1} decorative />
                {wide ? <span className="truncate text-body">{me.name}</span> : null}
              </button>
            }
          />
        }
      />
      <main
        id="content"
        tabIndex={-1}
        style={{ "--rail-width": wide ? "13rem" : "3.5rem" } as CSSProperties}
        className="min-h-dvh outline-none roomy:pl-(--rail-width) compact:pb-[calc(3.5rem+env(safe-area-inset-bottom))] print:pl-0"
      >
        {children}
      </main>
      <Suspense fallback={null}>
        <BottomBar
          onSearch={() => setCommandsOpen(true)}
          account={
            <UserMenu
              me={me}
              slug={workspace.slug}
              side="top"
              onHelp={openHelp}
              trigger={
                <button
                  type="button"
                  className="flex min-h-11 w-full items-center gap-3 rounded-rail px-1 text-left text-reading hover:bg-ink/8"
                >
                  <Avatar name={me.name} tone={1} decorative />
                  <span className="min-w-0 flex-1 truncate">{me.name}</span>
                </button>
              }
            />
          }
        />
      </Suspense>
      {isBoard ? null : (
        <Suspense fallback={null}>
          <LiveBells workspaceId={workspace.id} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <ShellCommands onHelp={openHelp} onToggleRail={toggleRail} navigate={(href) => router.push(href)} />
      </Suspense>
      <CommandMenu open={commandsOpen} onOpenChange={setCommandsOpen} />
      <HelpSheet open={helpOpen} onOpenChange={setHelpOpen} />
    </CommandProvider>
  );
}
