// A strategy: its name, how far it looks ahead, its channels and routes, and the interviews it rests on.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useChannelWords } from "#components/channel/use-channel-words.ts";
import { NO_FILTER } from "#components/evidence/evidence-filter.ts";
import { useEvidenceWords } from "#components/evidence/use-evidence-words.ts";
import { localizeJourney } from "#components/journey/localize-journey.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { isShort } from "#domain/commitment.ts";
import { localeOf } from "#components/shell/locale.ts";
import type { StrategyView } from "#server/health/strategies/queries.ts";
import { useStrategyActions } from "./use-strategy-actions.ts";

const NAME_MAX = 200;
const HORIZON_MAX = 60;

export interface StrategyDialogProps {
  journeyId: string;
  /** What is changed; left out, a new one is made. */
  strategy?: StrategyView;
  onClose: () => void;
}

export function StrategyDialog({ journeyId, strategy, onClose }: StrategyDialogProps) {
  const t = useTranslations("health.strategy");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { nameOf } = useChannelWords();
  const { titleOf } = useEvidenceWords();
  const { create, update } = useStrategyActions(journeyId);
  const locale = localeOf(useLocale()) ?? "nl";
  const channelList = useQuery(trpc.channels.list.queryOptions({ workspaceId }));
  const board = useQuery(trpc.journeys.getBoard.queryOptions({ journeyId }));
  const filter = { ...NO_FILTER, kinds: ["interview" as const] };
  const library = useQuery(trpc.library.search.queryOptions({ workspaceId, filter, cursor: null }));
  const channels = channelList.data;
  const routes = board.data && localizeJourney(board.data, locale).routes;
  const interviews = library.data?.items;
  const [name, setName] = useState(strategy?.name ?? "");
  const [horizon, setHorizon] = useState(String(strategy?.horizonMonths ?? 6));
  const [isMulti, setMulti] = useState(strategy?.isMulti ?? false);
  const [channelIds, setChannelIds] = useState<readonly string[]>(strategy?.channelIds ?? []);
  const [routeIds, setRouteIds] = useState<readonly string[]>(strategy?.routeIds ?? []);
  const [interviewIds, setInterviewIds] = useState<readonly string[]>(strategy?.interviewIds ?? []);
  const [isAsking, setAsking] = useState(false);
  const months = Number(horizon);
  const isHorizon = Number.isInteger(months) && months >= 1 && months <= HORIZON_MAX;
  const { isPending, error: refused } = strategy ? update : create;
  const error = refused ?? channelList.error ?? board.error ?? library.error;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (name.trim() === "" || !isHorizon) return;
    const fields = {
      name: name.trim(),
      horizonMonths: months,
      isMulti,
      // a route that was deleted meanwhile, or a channel out of use, is not named again; what is not read yet stays
      channelIds: channelIds.filter((id) => channels?.some((one) => one.id === id) ?? true),
      routeIds: routeIds.filter((id) => routes?.some((one) => one.id === id) ?? true),
      interviewIds: [...interviewIds],
    };
    if (strategy)
      update.mutate({ journeyId, strategyId: strategy.id, strategy: fields }, { onSuccess: onClose });
    else create.mutate({ journeyId, strategy: fields }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={strategy ? t("editTitle") : t("addTitle")}
      description={t("dialogLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="strategy" busy={isPending}>
            {strategy ? common("save") : t("make")}
          </Button>
        </>
      }
    >
      <form id="strategy" noValidate onSubmit={handleSubmit} className="grid gap-5">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
          <Field
            label={t("name")}
            error={isAsking && name.trim() === "" ? t("nameMissing") : undefined}
            required
          >
            {(control) => (
              <Input
                {...control}
                maxLength={NAME_MAX}
                placeholder={t("namePlaceholder")}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t("horizonMonths")}
            hint={isHorizon && isShort({ months }) ? t("shortHint") : undefined}
            error={isAsking && !isHorizon ? t("horizonWrong") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={horizon}
                onChange={(event) => setHorizon(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Switch checked={isMulti} onCheckedChange={setMulti} label={t("isMulti")} hint={t("isMultiHint")} />
        <Choices
          legend={t("channels")}
          none={t("noneChannels")}
          options={channels?.map((one) => ({ id: one.id, label: nameOf(one) }))}
          chosen={channelIds}
          onChange={setChannelIds}
        />
        {routes?.length !== 0 ? (
          <Choices
            legend={t("routesLabel")}
            options={routes?.map((one) => ({ id: one.id, label: one.name || t("unnamedRoute") }))}
            chosen={routeIds}
            onChange={setRouteIds}
          />
        ) : null}
        <Choices
          legend={t("interviewsLabel")}
          none={t("noneInterviews")}
          options={interviews?.map((one) => ({ id: one.id, label: titleOf(one).text }))}
          chosen={interviewIds}
          onChange={setInterviewIds}
        />
        {error ? <FormAlert>{sentence(error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}

interface ChoicesProps {
  legend: ReactNode;
  /** Said where there is nothing to choose from. */
  none?: ReactNode;
  /** Left out while it is read: a choice that is still coming is not called none. */
  options: readonly { readonly id: string; readonly label: string }[] | undefined;
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}

function Choices({ legend, none, options, chosen, onChange }: ChoicesProps) {
  const common = useTranslations("common");
  return (
    <fieldset>
      <legend className="mb-1.5 text-body font-medium">{legend}</legend>
      {options?.length === 0 ? <p className="text-body text-ink-2">{none}</p> : null}
      {options ? null : <SkeletonLines lines={2} label={common("loading")} />}
      <div className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {options?.map(({ id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={chosen.includes(id)}
            onCheckedChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
