// The ways to look at personas: one by one, by segment, by product, side by side.
"use client";
import { Columns2, Grid3x3, UserRound, UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { cn } from "#components/ui/class-names.ts";

const VIEWS = [
  { view: "list", path: "", Icon: UserRound },
  { view: "groups", path: "/groups", Icon: UsersRound },
  { view: "matrix", path: "/matrix", Icon: Grid3x3 },
  { view: "compare", path: "/compare", Icon: Columns2 },
] as const;
export type PersonaViewName = (typeof VIEWS)[number]["view"];

export function PersonaViews({ current }: { current: PersonaViewName }) {
  const t = useTranslations("persona.views");
  const { slug } = useWorkspace();
  return (
    <nav aria-label={t("label")} className="mb-4">
      <ul className="flex flex-wrap gap-1.5">
        {VIEWS.map(({ view, path, Icon }) => (
          <li key={view}>
            <Link
              href={`/${slug}/personas${path}`}
              aria-current={view === current ? "page" : undefined}
              className={cn(
                "inline-flex min-h-8 items-center gap-1.5 rounded-pill border px-3 text-body pointer-coarse:min-h-11",
                view === current
                  ? "border-ink bg-ink text-surface"
                  : "border-line bg-surface text-ink-2 hover:border-line-strong hover:text-ink",
              )}
            >
              <Icon aria-hidden size={14} />
              {t(view)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
