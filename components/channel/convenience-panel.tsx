// How easy the journey is for the customer: the mean per phase as a line and in figures, and the three hardest touchpoints as
// suggested tasks.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ListPlus } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { ConveniencePips } from "#components/journey/convenience-pips.tsx";
import { Sparkline } from "#components/journey/sparkline.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { leastConvenient, meanConvenience } from "#domain/convenience.ts";
import type { Journey, Touchpoint } from "#domain/journey.ts";

export function ConveniencePanel({ journey, slug, id }: { journey: Journey; slug: string; id: string }) {
  const t = useTranslations("channel.convenience");
  const format = useFormatter();
  const workspace = useWorkspace();
  const mayPlan = useCan()("task.edit");
  const suggest = useSuggestedTask(id);
  const means = journey.phases.map((phase) => ({
    phase,
    mean: meanConvenience(
      journey.touchpoints.filter((one) => one.phaseId === phase.id).map((one) => one.convenience),
    ),
  }));
  const hardest = leastConvenient(journey.touchpoints);
  if (hardest.length === 0) return null;
  return (
    <Panel title={t("title")} lead={t("lead")}>
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2" data-convenience="">
        <Sparkline
          values={means.flatMap(({ mean }) => (mean === null ? [] : [mean]))}
          target={null}
          width={120}
          height={32}
        />
        <dl className="flex flex-wrap gap-x-5 gap-y-1">
          {means.map(({ phase, mean }) => (
            <div key={phase.id}>
              <dt className="text-meta text-ink-3">{phase.name}</dt>
              <dd className="font-semibold tabular-nums">
                {mean === null ? t("none") : format.number(mean, { maximumFractionDigits: 1 })}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <h3 className="text-body font-semibold">{t("hardest")}</h3>
      <ul data-hardest="">
        {hardest.map((one) => (
          <li
            key={one.id}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-1 first:border-0"
          >
            <Link
              href={`/${workspace.slug}/j/${slug}?t=${one.id}`}
              className="min-w-0 flex-1 hover:underline"
            >
              {`${one.number} ${one.title}`}
            </Link>
            <ConveniencePips value={one.convenience} />
            {mayPlan ? (
              <Button size="sm" onClick={() => suggest(one)}>
                <ListPlus size={14} aria-hidden />
                {t("plan")}
                <span className="sr-only">: {one.title}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Makes the task of this month that would make a touchpoint easier; the toast takes it back. */
function useSuggestedTask(journeyId: string) {
  const t = useTranslations("channel.convenience");
  const { id: workspaceId, month } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.tasks.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const create = useMutation(trpc.tasks.create.mutationOptions(options));
  const remove = useMutation(trpc.tasks.remove.mutationOptions(options));
  return ({ id: touchpointId, title, departmentId }: Touchpoint) => {
    const task = { title: t("taskTitle", { title }), month, journeyId, touchpointId, departmentId };
    create.mutate(
      { workspaceId, task },
      {
        onSuccess: ({ id: taskId }) => toastUndo(t("planned"), () => remove.mutate({ workspaceId, taskId })),
      },
    );
  };
}
