// The lines of personas an item stands under, each with the way to the persona.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Unlink, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { PERSONA_FIELDS } from "#domain/persona.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { useEvidenceActions } from "./use-evidence-actions.ts";

type LinkView = EvidenceView["links"][number];

export function LineLinks({ links, mayUnlink }: { links: readonly LinkView[]; mayUnlink: boolean }) {
  const t = useTranslations("evidence");
  const fields = useTranslations("persona.fields");
  const { id: workspaceId, slug } = useWorkspace();
  const trpc = useTRPC();
  const { unlinkLine } = useEvidenceActions();
  const own = links.filter((link) => link.target === "persona_line");
  const { data: personas } = useQuery(
    trpc.personas.list.queryOptions({ workspaceId }, { enabled: own.length > 0 }),
  );
  if (own.length === 0 || !personas) return null;
  const lines = personas.flatMap((persona) => persona.lines.map((line) => ({ persona, line })));
  return (
    <ul className="flex flex-col">
      {own.map((link) => {
        const found = lines.find(({ line }) => line.id === link.targetId);
        const field = PERSONA_FIELDS.find((one) => one === found?.line.field);
        const name =
          found && field
            ? t("toLine.isLine", { name: found.persona.name, field: fields(field) })
            : t("toLine.gone");
        return (
          <li
            key={link.id}
            data-line={link.targetId}
            className="flex min-h-11 items-center gap-3 border-t border-hair py-1.5 first:border-0"
          >
            <UserRound aria-hidden size={16} className="w-7 flex-none text-ink-3" />
            {found ? (
              <Link
                href={`/${slug}/personas/${found.persona.id}#persona-${found.line.field}`}
                className="min-h-6 min-w-0 flex-1 font-medium hover:underline"
              >
                {name}
              </Link>
            ) : (
              <span className="min-w-0 flex-1 text-ink-3">{name}</span>
            )}
            {link.stance === "contradicts" ? <Badge tone="plum">{t("link.contradicts")}</Badge> : null}
            {mayUnlink ? (
              <IconButton
                size="sm"
                label={t("unlink", { claim: name })}
                icon={<Unlink size={16} />}
                onClick={() => unlinkLine.mutate({ linkId: link.id, claim: name })}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
