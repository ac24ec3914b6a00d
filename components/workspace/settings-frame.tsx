// The frame of a workspace's settings: its parts as tabs that are links, then the part in view.
"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Action } from "#domain/permissions.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { cn } from "#components/ui/class-names.ts";
import { useCan, useWorkspace } from "./workspace-context.tsx";

const PARTS = [
  { key: "general", path: "", action: "workspace.view" },
  { key: "notifications", path: "/notifications", action: "notification.edit" },
  { key: "members", path: "/members", action: "member.view" },
  { key: "departments", path: "/departments", action: "workspace.view" },
  { key: "health", path: "/health", action: "health.view" },
  { key: "invitations", path: "/invitations", action: "invitation.manage" },
  { key: "guests", path: "/guests", action: "member.manage" },
  { key: "webhooks", path: "/webhooks", action: "webhook.manage" },
  { key: "trash", path: "/trash", action: "trash.view" },
] as const satisfies readonly { key: string; path: string; action: Action }[];

export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("settings");
  const workspace = useWorkspace();
  const may = useCan();
  const pathname = usePathname();
  const base = `/${workspace.slug}/settings`;
  return (
    <PageFrame title={t("title")} crumbs={[{ label: t("title") }]} width="page">
      <nav aria-label={t("parts")} className="mb-5 flex gap-5 overflow-x-auto border-b border-line">
        {PARTS.filter((part) => may(part.action)).map((part) => {
          const href = `${base}${part.path}`;
          const current = pathname === href;
          return (
            <Link
              key={part.key}
              href={href}
              aria-current={current ? "page" : undefined}
              className={cn(
                "-mb-px flex min-h-10 flex-none items-center border-b-2 border-transparent text-ink-2 -outline-offset-2 hover:text-ink pointer-coarse:min-h-11",
                current && "border-thread font-semibold text-ink",
              )}
            >
              {t(`part.${part.key}`)}
            </Link>
          );
        })}
      </nav>
      <div className="flex flex-col gap-4">{children}</div>
    </PageFrame>
  );
}
