"use client";
// Above the board: where one is, the journey's name, the views, and who else is here.
import { Copy } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, use } from "react";
import type { Journey } from "#domain/journey.ts";
import { Avatar, departmentTone } from "#components/ui/avatar.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { peopleHere, usePresence } from "./presence.ts";
import { PresenceContext } from "./presence-marks.tsx";
import { InlineTitle } from "./inline-title.tsx";

const SHOWN = 4;

/** What a journey was copied from: what that was called then, and the day. */
export interface CopyOf {
  readonly title: string;
  readonly on: string;
}

export function BoardTopbar({
  journey,
  crumb,
  actions,
  ownUserId,
  copy,
}: {
  journey: Journey;
  /** Link to where this board belongs. */
  crumb: ReactNode;
  actions: ReactNode;
  ownUserId: string | null;
  copy: CopyOf | null;
}) {
  return (
    <header className="flex min-h-[54px] flex-none flex-wrap items-center gap-x-3.5 gap-y-1 border-b border-line bg-surface px-4 py-1 pl-5 print:hidden">
      <div className="flex min-w-0 items-center gap-2 text-ink-3">
        {crumb}
        <span aria-hidden="true">/</span>
      </div>
      <InlineTitle journey={journey} />
      {copy ? <CopyMark copy={copy} /> : null}
      <div className="ml-auto flex items-center gap-2.5">
        <PeopleHere ownUserId={ownUserId} />
        {actions}
      </div>
    </header>
  );
}

/** "Kopie van …", so that nobody takes another journey's words for what was found out here. */
function CopyMark({ copy }: { copy: CopyOf }) {
  const t = useTranslations("workspace.journeys.copy");
  const format = useFormatter();
  const date = format.dateTime(new Date(`${copy.on}T12:00:00Z`), {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return (
    <span
      className="inline-flex max-w-full min-w-0 items-center gap-1.5 rounded-pill border border-line bg-raised px-2.5 py-0.5 text-meta text-ink-2"
      data-copied=""
    >
      <Copy size={13} aria-hidden className="flex-none" />
      <span className="min-w-0 truncate">{t("of", { title: copy.title, date })}</span>
    </span>
  );
}

function PeopleHere({ ownUserId }: { ownUserId: string | null }) {
  const t = useTranslations("presence");
  const people = peopleHere(usePresence(use(PresenceContext)), ownUserId);
  if (people.length === 0) return null;
  const more = people.length - SHOWN;
  return (
    <ul aria-label={t("here")} className="flex">
      {people.slice(0, SHOWN).map(({ user }, index) => (
        <li key={user.id} className={index === 0 ? "" : "-ml-[7px]"}>
          <Tooltip label={user.department ? `${user.name} · ${user.department}` : user.name} side="bottom">
            <span
              tabIndex={0}
              className="block rounded-full"
              aria-label={user.department ? `${user.name}, ${user.department}` : user.name}
              role="img"
            >
              <Avatar name={user.name} tone={departmentTone(user.color)} ring decorative />
            </span>
          </Tooltip>
        </li>
      ))}
      {more > 0 ? (
        <li className="-ml-[7px] grid size-7 place-items-center rounded-full border-2 border-surface bg-raised text-axis font-semibold text-ink-2">
          +{more}
        </li>
      ) : null}
    </ul>
  );
}
