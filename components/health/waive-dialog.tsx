// "Bewust niet": why a check is left as it is, who answers for it, and until when that holds.
"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { CheckId } from "#domain/health-facts.ts";
import type { HealthActions, WaivedThing } from "./use-health-actions.ts";

const REASON_MIN = 3;
const REASON_MAX = 500;
/** Reasons the articles name themselves. */
const READY_REASONS: Readonly<Partial<Record<CheckId, "noData" | "noBudget">>> = {
  ownData: "noData",
  strategies: "noBudget",
};
/** What can be asked while there are no figures of one's own. */
const ALTERNATIVES = ["market_research", "survey", "peer"] as const;

export interface WaiveDialogProps {
  thing: WaivedThing;
  actions: HealthActions;
  onClose: () => void;
}

export function WaiveDialog({ thing, actions, onClose }: WaiveDialogProps) {
  const t = useTranslations("health.waive");
  const kinds = useTranslations("evidence.kinds");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId: workspace.id })).data ?? [];
  const [reason, setReason] = useState("");
  const [ownerId, setOwnerId] = useState(workspace.memberId);
  const [reviewOn, setReviewOn] = useState("");
  const [isAsking, setAsking] = useState(false);
  const isSaid = reason.trim().length >= REASON_MIN;
  const isAhead = reviewOn === "" || reviewOn >= workspace.today;
  const ready = thing.item === "" ? READY_REASONS[thing.check] : undefined;
  const { giving, waive } = actions;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (isSaid && isAhead) waive(thing, { reason, ownerId, reviewOn: reviewOn || null }, onClose);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: thing.name })}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="waive" busy={giving.isPending}>
            {t("action")}
          </Button>
        </>
      }
    >
      <form id="waive" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <Field
          label={t("reason")}
          hint={thing.item === "" ? t("reasonHint") : undefined}
          error={isAsking && !isSaid ? t("reasonMissing") : undefined}
          required
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={REASON_MAX}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {ready ? (
          <Button size="sm" className="justify-self-start" onClick={() => setReason(t(`ready.${ready}`))}>
            {t(`ready.${ready}`)}
          </Button>
        ) : null}
        {thing.check === "ownData" && thing.item === "" ? (
          <div className="rounded-card bg-raised p-3 text-body">
            <p>{t("alternatives")}</p>
            <ul className="mt-1 flex flex-wrap gap-x-4" data-alternatives="">
              {ALTERNATIVES.map((kind) => (
                <li key={kind}>
                  <Link
                    href={`/${workspace.slug}/evidence?new=${kind}`}
                    className="inline-block min-h-6 leading-6 font-medium underline"
                  >
                    {kinds(kind)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("owner")}>
            {({ id }) => (
              <Select
                id={id}
                value={ownerId}
                onValueChange={setOwnerId}
                options={members
                  .filter((one) => one.removedAt === null)
                  .map((one) => ({ value: one.id, label: one.displayName }))}
              />
            )}
          </Field>
          <Field
            label={t("reviewOn")}
            hint={t("reviewOnHint")}
            error={isAhead ? undefined : t("reviewOnOver")}
            optional
          >
            {(control) => (
              <Input
                {...control}
                type="date"
                min={workspace.today}
                value={reviewOn}
                onChange={(event) => setReviewOn(event.target.value)}
              />
            )}
          </Field>
        </div>
        {giving.error ? <FormAlert>{sentence(giving.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
