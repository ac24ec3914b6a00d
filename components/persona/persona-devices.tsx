// How a persona gets online and what she knows of the subject: generation, the devices she has or lacks, expertise.
"use client";
import { useTranslations } from "next-intl";
import { Panel } from "#components/shell/page-frame.tsx";
import { Field } from "#components/ui/field.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { DEVICES, type Device, GENERATIONS } from "#domain/persona-device.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { EditableText } from "./editable-text.tsx";
import { personaInput } from "./persona-lines.ts";
import { usePersonaActions } from "./use-persona-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

const UNKNOWN = "unknown";
const ACCESS = ["has", "lacks", UNKNOWN] as const;
const EXPERTISE_MAX = 500;

export function PersonaDevices({ persona, mayEdit }: { persona: PersonaView; mayEdit: boolean }) {
  const t = useTranslations("persona.devices");
  const { change } = usePersonaActions();
  const { textOf, written } = usePersonaWords();
  const { generation, devices } = personaInput(persona);
  const set = (part: Partial<ReturnType<typeof personaInput>>) =>
    change(persona.id, (before) => ({ ...before, ...part }));

  function setAccess(device: Device, access: (typeof ACCESS)[number]) {
    const others = DEVICES.flatMap((one) => {
      const known = devices[one];
      return one === device || known === undefined ? [] : [[one, known] as const];
    });
    set({ devices: Object.fromEntries(access === UNKNOWN ? others : [...others, [device, access]]) });
  }

  return (
    <Panel title={t("title")} lead={t("lead")}>
      {mayEdit ? (
        <Field label={t("generation")}>
          {(control) => (
            <Select
              {...control}
              value={generation ?? UNKNOWN}
              onValueChange={(value) => set({ generation: value === UNKNOWN ? null : value })}
              options={[
                { value: UNKNOWN, label: t("generationUnknown") },
                ...GENERATIONS.map((value) => ({ value, label: t(`generations.${value}`) })),
              ]}
            />
          )}
        </Field>
      ) : (
        <p>{generation === null ? t("generationUnknown") : t(`generations.${generation}`)}</p>
      )}
      <ul className="mt-3 grid gap-2.5">
        {DEVICES.map((device) => {
          const access = devices[device] ?? UNKNOWN;
          return (
            <li key={device} data-device={device} className="grid justify-items-start gap-1">
              <span>{t(`names.${device}`)}</span>
              {mayEdit ? (
                <SegmentedControl
                  label={t(`names.${device}`)}
                  value={access}
                  onValueChange={(next) => setAccess(device, next)}
                  options={ACCESS.map((value) => ({ value, label: t(`access.${value}`) }))}
                />
              ) : (
                <span className="text-ink-2">{t(`access.${access}`)}</span>
              )}
            </li>
          );
        })}
      </ul>
      <h3 className="mt-4 text-body font-medium">{t("expertise")}</h3>
      <EditableText
        value={textOf(persona, "expertise")}
        label={t("expertise")}
        placeholder={t("expertiseEmpty")}
        onChange={(text) => set(written(persona, "expertise", text))}
        mayEdit={mayEdit}
        isLong
        maxLength={EXPERTISE_MAX}
      />
    </Panel>
  );
}
