// The frame of an ordinary page: where one is, its name, what can be done, then the content.
"use client";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import Link from "next/link";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { cn } from "#components/ui/class-names.ts";

export interface Crumb {
  label: string;
  href?: string;
}

export interface PageFrameProps {
  title: ReactNode;
  /** One sentence under the title: what this page answers. */
  lead?: ReactNode;
  /** Places between the workspace and this page. */
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** `reading` keeps lines short; `wide` takes the width of a table or board. */
  width?: "reading" | "page" | "wide";
  children: ReactNode;
}

const WIDTHS = { reading: "max-w-3xl", page: "max-w-6xl", wide: "max-w-none" } as const;

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("shell");
  const workspace = useWorkspace();
  const all: Crumb[] = [{ label: workspace.name, href: `/${workspace.slug}` }, ...crumbs];
  return (
    <nav aria-label={t("breadcrumb")} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 text-body text-ink-2">
        {all.map((crumb, place) => (
          <Fragment key={crumb.href ?? crumb.label}>
            {place > 0 ? (
              <li aria-hidden className="text-ink-3">
                /
              </li>
            ) : null}
            <li className="min-w-0">
              {crumb.href ? (
                <Link
                  href={crumb.href}
                  className="block min-h-6 truncate leading-6 hover:text-ink hover:underline"
                >
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current="page" className="block truncate font-semibold text-ink">
                  {crumb.label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

export function PageFrame({ title, lead, crumbs = [], actions, width = "page", children }: PageFrameProps) {
  return (
    <div className={cn("mx-auto w-full px-4 pb-16 sm:px-10", WIDTHS[width])}>
      <div className="flex min-h-[58px] items-center">
        <Breadcrumbs crumbs={crumbs} />
      </div>
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-headline">{title}</h1>
          {lead ? <p className="mt-1.5 max-w-prose text-reading text-ink-2">{lead}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

/** A white panel of the page, with its name and what can be done in it. */
export function Panel({
  title,
  lead,
  actions,
  className,
  children,
}: {
  title?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={cn("rounded-panel bg-surface p-4 sm:p-5", className)}>
      {title ? (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h2 className="text-card">{title}</h2>
            {lead ? <p className="mt-0.5 max-w-prose text-body text-ink-2">{lead}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
