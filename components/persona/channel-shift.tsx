// How the channels a persona uses shifted between two months: gained, lost and kept.
"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "#components/shell/page-frame.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type ChannelUse, SHIFT_DEFAULT, SHIFT_MAX, shiftBetween } from "#domain/channel-use.ts";
import { addMonths, isMonth, monthsBetween } from "#domain/month.ts";

const PARTS = ["gained", "lost", "kept"] as const;

export function ChannelShift({
  uses,
  nameOf,
}: {
  uses: readonly ChannelUse[];
  nameOf: (channelId: string) => string;
}) {
  const t = useTranslations("persona.shift");
  const format = useFormatter();
  const { month } = useWorkspace();
  const [from, setFrom] = useState(() => addMonths(month, -SHIFT_DEFAULT));
  const [to, setTo] = useState(month);
  const apart = isMonth(from) && isMonth(to) ? monthsBetween(from, to) : 0;
  const isSpan = apart >= 1 && apart <= SHIFT_MAX;
  const shift = isSpan ? shiftBetween(uses, from, to) : null;
  const input = (label: string, value: string, set: (typed: string) => void) => (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="month"
          placeholder="2026-11"
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <Panel title={t("title")} lead={t("lead")}>
      <div className="grid grid-cols-2 gap-3">
        {input(t("from"), from, setFrom)}
        {input(t("to"), to, setTo)}
      </div>
      {shift === null ? (
        <p role="status" className="mt-3 text-body text-plum">
          {t("wrongSpan", { max: SHIFT_MAX })}
        </p>
      ) : (
        <dl className="mt-3 grid gap-2 text-body" data-shift="">
          {PARTS.map((part) => (
            <div key={part} data-part={part}>
              <dt className="text-meta text-ink-3">{t(part, { count: shift[part].length })}</dt>
              <dd>{shift[part].length === 0 ? t("none") : format.list(shift[part].map(nameOf))}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
