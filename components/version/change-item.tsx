// One difference, drawn as it is: added with a solid outline, removed struck through, moved as a ghost with an arrow, changed
// with the old words before the new ones. And who did it, as far as the log still says.
"use client";
import { useQuery } from "@tanstack/react-query";
import { MoveRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "#components/api/client.tsx";
import type { ChangeLine, ShownField, ShownValue } from "#document/describe-difference.ts";
import { writeFeeling } from "#domain/figure.ts";
import { isKnownKey } from "#components/ui/known-key.ts";
import { useMemberName } from "#components/workspace/use-member-name.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { AuthoredLine } from "#server/journeys/versions/queries.ts";

const FRAMES: Readonly<Record<ChangeLine["change"], string>> = {
  added: "border-2 border-evidence-3 bg-surface",
  removed: "border border-line bg-raised",
  moved: "border border-dashed border-line-strong bg-surface",
  changed: "border border-line bg-surface",
};

export function ChangeItem({ line, contentLocale }: { line: AuthoredLine; contentLocale: string }) {
  const t = useTranslations("versions");
  const format = useFormatter();
  const nameOf = useMemberName();
  const authors = line.authorIds.flatMap((id) => nameOf(id) ?? []);
  const { change, title, phase, fromPhase } = line;
  const name = (
    <span lang={contentLocale} className="font-semibold wrap-anywhere">
      {title || t("untitled")}
    </span>
  );
  return (
    <li data-change={change} className={`rounded-card px-3 py-2 ${FRAMES[change]}`}>
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <KindOf line={line} />
        {change === "removed" ? <del className="text-ink-2 decoration-plum">{name}</del> : name}
        {change === "moved" ? (
          <span className="flex flex-wrap items-center gap-1.5 text-body text-ink-2">
            {fromPhase === phase ? (
              t("reordered")
            ) : (
              <>
                <Ghost>{fromPhase ?? t("withoutPhase")}</Ghost>
                <MoveRight size={16} aria-label={t("to")} role="img" className="text-thread-deep" />
                <span lang={contentLocale}>{phase ?? t("withoutPhase")}</span>
              </>
            )}
          </span>
        ) : phase ? (
          <span lang={contentLocale} className="text-meta text-ink-2">
            {phase}
          </span>
        ) : null}
        {authors.length > 0 ? (
          <span data-authors="" className="ml-auto text-meta text-ink-2">
            {t("authors", { names: format.list(authors) })}
          </span>
        ) : null}
      </div>
      {line.fields.length > 0 ? (
        <dl className="mt-1.5 grid gap-1.5">
          {line.fields.map((field) => (
            <FieldLine
              key={field.field}
              field={field}
              isFeeling={line.collection === "experiences"}
              contentLocale={contentLocale}
            />
          ))}
        </dl>
      ) : null}
    </li>
  );
}

function Ghost({ children }: { children: ReactNode }) {
  return (
    <span className="rounded-tag border border-dashed border-line-strong px-1.5 text-ink-3">{children}</span>
  );
}

/** What kind of thing it is, and of which persona. */
function KindOf({ line }: { line: ChangeLine }) {
  const t = useTranslations("versions");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const personas = useQuery({
    ...trpc.personas.list.queryOptions({ workspaceId }),
    enabled: line.personaId !== null,
  });
  const persona = personas.data?.find(({ id }) => id === line.personaId)?.name;
  return (
    <span className="text-meta text-ink-2">
      {persona ? t("experienceOf", { name: persona }) : t(`kind.${line.collection}`)}
    </span>
  );
}

function FieldLine({ field, ...said }: { field: ShownField; isFeeling: boolean; contentLocale: string }) {
  const t = useTranslations("versions");
  const { before, after } = field;
  const key = `field.${field.field}`;
  const label = isKnownKey(t, key) ? t(key) : t("otherField");
  const isSaid = before !== undefined && after !== undefined;
  return (
    <div className="grid gap-x-3 text-body sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0">
        {isSaid ? (
          <>
            {before === null ? null : (
              <del className="mr-2 text-ink-2 decoration-plum wrap-anywhere">
                <Value value={before} {...said} />
              </del>
            )}
            {after === null ? (
              <span className="text-ink-3">{t("emptied")}</span>
            ) : (
              <ins className="wrap-anywhere no-underline">
                <Value value={after} {...said} />
              </ins>
            )}
          </>
        ) : (
          t("changedField")
        )}
      </dd>
    </div>
  );
}

function Value(props: { value: ShownValue; isFeeling: boolean; contentLocale: string }) {
  const { value, isFeeling, contentLocale } = props;
  const t = useTranslations("versions");
  const format = useFormatter();
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number")
    return isFeeling
      ? writeFeeling(value, { number: (of, look) => format.number(of, look) })
      : format.number(value);
  return <span lang={contentLocale}>{value}</span>;
}
