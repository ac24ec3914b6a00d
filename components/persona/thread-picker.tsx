// Which of the five threads draws this persona on a board; each has a colour and a dash of its own.
"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu, MenuChoice } from "#components/ui/dropdown-menu.tsx";
import { PERSONA_THREADS } from "#domain/persona.ts";
import { PersonaThreadSample } from "./persona-portrait.tsx";

export interface ThreadPickerProps {
  value: string;
  onChange: (thread: string) => void;
  mayEdit: boolean;
}

export function ThreadPicker({ value, onChange, mayEdit }: ThreadPickerProps) {
  const t = useTranslations("persona");
  const nameOf = (thread: string) => {
    const known = PERSONA_THREADS.find((one) => one === thread) ?? "red";
    return t(`threads.${known}`);
  };
  const shown = (
    <>
      <PersonaThreadSample thread={value} />
      {nameOf(value)}
    </>
  );
  if (!mayEdit) return <span className="inline-flex items-center gap-2">{shown}</span>;
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button
          type="button"
          className="-mx-1.5 inline-flex min-h-7 items-center gap-2 rounded-card px-1.5 hover:bg-ink/6 pointer-coarse:min-h-11"
        >
          <span className="sr-only">{t("thread")}: </span>
          {shown}
          <ChevronDown aria-hidden size={13} className="text-ink-3" />
        </button>
      }
    >
      <MenuChoice
        value={value}
        onValueChange={onChange}
        options={PERSONA_THREADS.map((thread) => ({
          value: thread,
          label: (
            <span className="flex items-center gap-2">
              <PersonaThreadSample thread={thread} />
              {nameOf(thread)}
            </span>
          ),
        }))}
      />
    </DropdownMenu>
  );
}
