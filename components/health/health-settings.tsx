// What a workspace holds to be well: the limits of the checks, and whether it is one person. What is changed can be taken back.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { DEFAULT_HEALTH_LIMITS, healthLimits, type HealthLimits } from "#domain/health-facts.ts";

type Limit = keyof HealthLimits;
const LIMITS = Object.keys(DEFAULT_HEALTH_LIMITS) as Limit[];
type Typed = Readonly<Record<Limit, string>>;

const typedOf = (limits: HealthLimits): Typed =>
  Object.fromEntries(LIMITS.map((one) => [one, String(limits[one])])) as Record<Limit, string>;

export function HealthSettings() {
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const settings = useQuery(trpc.health.getSettings.queryOptions({ workspaceId }));
  if (settings.isPending) return <SkeletonLines lines={6} label={common("loading")} />;
  if (settings.isError)
    return <ErrorState onRetry={() => void settings.refetch()}>{sentence(settings.error)}</ErrorState>;
  const { limits, solo, members } = settings.data;
  return (
    <>
      <Solo solo={solo} members={members} />
      {/* made anew when somebody else changed them, or they were taken back */}
      <Limits key={JSON.stringify(limits)} limits={limits} />
    </>
  );
}

function useHealthSettings() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const t = useTranslations("health.settings");
  const sentence = useErrorSentence();
  const { id: workspaceId } = useWorkspace();
  const update = useMutation(
    trpc.health.updateSettings.mutationOptions({
      onSettled: () => queries.invalidateQueries(trpc.health.pathFilter()),
    }),
  );
  type Changes = Parameters<typeof update.mutate>[0]["changes"];
  function change(changes: Changes) {
    update.mutate(
      { workspaceId, changes },
      {
        onSuccess: (before) =>
          toastUndo(t("changed"), () =>
            update.mutate(
              { workspaceId, changes: before },
              { onError: (error) => toastFailed(sentence(error)) },
            ),
          ),
      },
    );
  }
  return { update, change };
}

function Solo({ solo, members }: { solo: boolean; members: number }) {
  const t = useTranslations("health.settings");
  const may = useCan();
  const sentence = useErrorSentence();
  const { update, change } = useHealthSettings();
  return (
    <Panel title={t("soloTitle")}>
      <Switch
        checked={solo}
        disabled={!may("workspace.update")}
        onCheckedChange={(next) => change({ solo: next })}
        label={t("solo")}
        hint={solo && members > 1 ? t("soloOver", { count: members }) : t("soloHint")}
        className="max-w-2xl"
      />
      {update.error ? <FormAlert>{sentence(update.error)}</FormAlert> : null}
    </Panel>
  );
}

function Limits({ limits }: { limits: HealthLimits }) {
  const t = useTranslations("health.settings");
  const common = useTranslations("common");
  const may = useCan();
  const sentence = useErrorSentence();
  const { update, change } = useHealthSettings();
  const [typed, setTyped] = useState<Typed>(() => typedOf(limits));
  const mayUpdate = may("workspace.update");
  const read = healthLimits.safeParse(
    Object.fromEntries(
      LIMITS.map((one) => [one, typed[one].trim() === "" ? Number.NaN : Number(typed[one])]),
    ),
  );
  const isLate = read.success && read.data.reviewLateDays < read.data.reviewDays;

  function errorOf(limit: Limit): string | undefined {
    if (read.error?.issues.some((issue) => issue.path[0] === limit)) {
      const { minValue, maxValue } = healthLimits.shape[limit].unwrap();
      return t("outOf", { least: minValue ?? 1, most: maxValue ?? 1 });
    }
    return limit === "reviewLateDays" && isLate ? t("lateFirst") : undefined;
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (read.success && !isLate) change({ limits: read.data });
  }

  return (
    <Panel title={t("limits")} lead={t("limitsLead")}>
      <form noValidate className="grid gap-4" onSubmit={handleSubmit}>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {LIMITS.map((limit) => (
            <Field key={limit} label={t(`limit.${limit}`)} error={errorOf(limit)}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  className="max-w-28"
                  readOnly={!mayUpdate}
                  value={typed[limit]}
                  onChange={(event) => setTyped({ ...typed, [limit]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        {update.error ? <FormAlert>{sentence(update.error)}</FormAlert> : null}
        {mayUpdate ? (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" busy={update.isPending}>
              {common("save")}
            </Button>
            <Button onClick={() => setTyped(typedOf(DEFAULT_HEALTH_LIMITS))}>{t("defaults")}</Button>
          </div>
        ) : null}
      </form>
    </Panel>
  );
}
