// Puts what was picked into a field of a persona: of the one the item is about, else of one that is chosen first.
"use client";
import { useQuery } from "@tanstack/react-query";
import { UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, MenuItem, MenuLabel, MenuSubmenu } from "#components/ui/dropdown-menu.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { PERSONA_FIELDS, type PersonaField } from "#domain/persona.ts";

export interface LineTarget {
  readonly personaId: string;
  readonly name: string;
  readonly field: PersonaField;
}

export interface ToPersonaMenuProps {
  /** The persona the item is about. */
  personaId: string | null;
  onChoose: (target: LineTarget) => void;
}

export function ToPersonaMenu({ personaId, onChoose }: ToPersonaMenuProps) {
  const t = useTranslations("evidence.note");
  const fields = useTranslations("persona.fields");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { data: personas = [] } = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  const own = personas.find((one) => one.id === personaId);
  const fieldsOf = ({ id, name }: (typeof personas)[number]) =>
    PERSONA_FIELDS.map((field) => (
      <MenuItem key={field} onSelect={() => onChoose({ personaId: id, name, field })}>
        {fields(field)}
      </MenuItem>
    ));
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button size="sm" className="whitespace-nowrap">
          <UserRoundPlus aria-hidden size={14} />
          {t("toPersona")}
        </Button>
      }
    >
      {own ? (
        <>
          <MenuLabel>{own.name}</MenuLabel>
          {fieldsOf(own)}
        </>
      ) : personas.length === 0 ? (
        <MenuLabel>{t("noPersonas")}</MenuLabel>
      ) : (
        personas.map((persona) => (
          <MenuSubmenu key={persona.id} label={persona.name}>
            {fieldsOf(persona)}
          </MenuSubmenu>
        ))
      )}
    </DropdownMenu>
  );
}
