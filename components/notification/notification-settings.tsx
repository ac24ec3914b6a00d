// How the reader is told in this workspace: which kinds in which way, when mail may come, and on which day the week's mail does.
// Every change stands at once and can be taken back.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationSettings as Settings,
  WAYS,
  waysOf,
} from "#domain/notification.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { TIME_ZONES } from "#components/workspace/time-zones.ts";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";

/** Where quiet hours begin and end until somebody says otherwise. */
const USUAL_NIGHT = { from: 22 * 60, to: 7 * 60 } as const;
const HALF_HOURS = Array.from({ length: 48 }, (_, at) => at * 30);
/** A week that begins on a Monday, to name its days from. */
const A_MONDAY = Date.parse("2026-11-23T12:00:00Z");
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const OF_WORKSPACE = "workspace";

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

export function NotificationSettings() {
  const t = useTranslations("notification");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const settings = useQuery(trpc.notifications.getSettings.queryOptions({ workspaceId }));
  const key = trpc.notifications.getSettings.queryKey({ workspaceId });
  const save = useMutation(
    trpc.notifications.updateSettings.mutationOptions({
      onMutate: ({ settings: next }) => queries.setQueryData(key, next),
      onError: (error) => toastFailed(sentence(error)),
      onSettled: () => queries.invalidateQueries({ queryKey: key }),
    }),
  );
  if (settings.isPending) return <SkeletonLines lines={6} label={common("loading")} />;
  if (settings.isError)
    return <ErrorState onRetry={() => void settings.refetch()}>{sentence(settings.error)}</ErrorState>;
  const before = settings.data;
  function handleChange(changes: Partial<Settings>) {
    save.mutate(
      { workspaceId, settings: { ...before, ...changes } },
      {
        onSuccess: ({ previous }) =>
          toastUndo(common("saved"), () => save.mutate({ workspaceId, settings: previous })),
      },
    );
  }
  return (
    <>
      <Panel title={t("how")} lead={t("howLead")}>
        <WaysTable settings={before} onChange={handleChange} />
      </Panel>
      <Panel title={t("when")} lead={t("whenLead")}>
        <QuietHours settings={before} onChange={handleChange} />
      </Panel>
    </>
  );
}

interface PartProps {
  settings: Settings;
  onChange: (changes: Partial<Settings>) => void;
}

function WaysTable({ settings, onChange }: PartProps) {
  const t = useTranslations("notification");
  const may = useCan();
  const kinds = NOTIFICATION_KINDS.filter((kind) => kind !== "webhookDisabled" || may("webhook.manage"));
  const change = (kind: NotificationKind, way: (typeof WAYS)[number], isOn: boolean) =>
    onChange({ ways: { ...settings.ways, [kind]: { ...waysOf(settings, kind), [way]: isOn } } });
  return (
    <table className="w-full max-w-2xl text-body">
      <thead>
        <tr className="text-left text-meta text-ink-2">
          <th scope="col" className="py-1.5 pr-3 font-medium">
            {t("what")}
          </th>
          {WAYS.map((way) => (
            <th key={way} scope="col" className="w-20 px-2 py-1.5 font-medium">
              {t(`way.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind} className="border-t border-hair">
            <th scope="row" className="py-2 pr-3 text-left font-normal">
              <span className="block font-medium">{t(`kind.${kind}`)}</span>
              <span className="block text-meta text-ink-3">{t(`hint.${kind}`)}</span>
            </th>
            {WAYS.map((way) => (
              <td key={way} className="px-2 py-2 align-top">
                <Checkbox
                  hideLabel
                  checked={waysOf(settings, kind)[way]}
                  onCheckedChange={(isOn) => change(kind, way, isOn)}
                  label={t("wayOf", { kind: t(`kind.${kind}`), way: t(`way.${way}`) })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function QuietHours({ settings, onChange }: PartProps) {
  const t = useTranslations("notification");
  const format = useFormatter();
  const { timeZone } = useWorkspace();
  const { quiet, digestWeekday } = settings;
  const hours = HALF_HOURS.map((minute) => ({ value: String(minute), label: clock(minute) }));
  const zones = [...new Set([...TIME_ZONES, timeZone, ...(settings.timeZone ? [settings.timeZone] : [])])];
  const dayName = (weekday: number) =>
    format.dateTime(new Date(A_MONDAY + (weekday - 1) * 86_400_000), { weekday: "long", timeZone: "UTC" });
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <Switch
        label={t("quiet")}
        hint={t("quietHint")}
        checked={quiet !== null}
        onCheckedChange={(isOn) => onChange({ quiet: isOn ? USUAL_NIGHT : null })}
      />
      {quiet ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("from")}>
            {(control) => (
              <Select
                {...control}
                value={String(quiet.from)}
                options={hours}
                onValueChange={(next) => onChange({ quiet: { ...quiet, from: Number(next) } })}
              />
            )}
          </Field>
          <Field label={t("to")}>
            {(control) => (
              <Select
                {...control}
                value={String(quiet.to)}
                options={hours}
                onValueChange={(next) => onChange({ quiet: { ...quiet, to: Number(next) } })}
              />
            )}
          </Field>
        </div>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("digestDay")}>
          {(control) => (
            <Select
              {...control}
              value={String(digestWeekday)}
              options={WEEKDAYS.map((weekday) => ({ value: String(weekday), label: dayName(weekday) }))}
              onValueChange={(next) => onChange({ digestWeekday: Number(next) })}
            />
          )}
        </Field>
        <Field label={t("zone")}>
          {(control) => (
            <Select
              {...control}
              value={settings.timeZone ?? OF_WORKSPACE}
              options={[
                { value: OF_WORKSPACE, label: t("zoneOfWorkspace", { zone: timeZone.replaceAll("_", " ") }) },
                ...zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
              ]}
              onValueChange={(next) => onChange({ timeZone: next === OF_WORKSPACE ? null : next })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
