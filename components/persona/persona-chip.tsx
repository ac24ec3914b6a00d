// A persona as a small link: thread, name, and the mark of the customer one wishes for.
"use client";
import { Star } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { PersonaThreadSample } from "./persona-portrait.tsx";

export interface ChippedPersona {
  readonly id: string;
  readonly name: string;
  readonly thread: string;
  readonly isDream: boolean;
}

/** Some personas side by side. */
export function PersonaChips({ personas }: { personas: readonly ChippedPersona[] }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {personas.map((persona) => (
        <li key={persona.id}>
          <PersonaChip persona={persona} />
        </li>
      ))}
    </ul>
  );
}

function PersonaChip({ persona }: { persona: ChippedPersona }) {
  const t = useTranslations("persona.dream");
  const { slug } = useWorkspace();
  return (
    <Link
      href={`/${slug}/personas/${persona.id}`}
      data-persona={persona.id}
      className="inline-flex min-h-7 items-center gap-2 rounded-pill border border-line bg-raised px-3 text-body hover:border-line-strong pointer-coarse:min-h-11"
    >
      <PersonaThreadSample thread={persona.thread} width={20} />
      {persona.name}
      {persona.isDream ? (
        <>
          <Star aria-hidden size={12} className="text-thread-deep" />
          <span className="sr-only">{t("name")}</span>
        </>
      ) : null}
    </Link>
  );
}
