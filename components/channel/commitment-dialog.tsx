// Agrees on a channel for some months: which, from when, how long, for how much, and when to stop all the same.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { SIX_MONTHS } from "#domain/budget.ts";
import { isShort, MAX_MONTHS } from "#domain/commitment.ts";
import { isMonth } from "#domain/month.ts";
import { readCents } from "./read-cents.ts";
import { useBudgetActions } from "./use-budget-actions.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";

export function CommitmentDialog({ plan, onClose }: { plan: ChannelPlan; onClose: () => void }) {
  const t = useTranslations("budget");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const sentence = useErrorSentence();
  const { nameOf } = useChannelWords();
  const { agree } = useBudgetActions();
  const [channelId, setChannelId] = useState<string | null>(null);
  const [startMonth, setStartMonth] = useState(plan.month);
  const [length, setLength] = useState(String(SIX_MONTHS));
  const [amount, setAmount] = useState("");
  const [stopRule, setStopRule] = useState("");
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const months = Number(length);
  const isLength = Number.isInteger(months) && months >= 1 && months <= MAX_MONTHS;
  const centsPerMonth = readCents(amount);
  const channel = plan.channels.find((one) => one.id === channelId);

  async function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (!channel || !isMonth(startMonth) || !isLength || centsPerMonth === undefined) return;
    setBusy(true);
    try {
      const agreed = { channelId: channel.id, startMonth, months, stopRule: stopRule.trim(), centsPerMonth };
      await agree(agreed, nameOf(channel));
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("agree")}
      description={t("agreeLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="commitment" busy={isBusy}>
            {t("agreeAction")}
          </Button>
        </>
      }
    >
      <form
        id="commitment"
        noValidate
        onSubmit={(event) => void handleSubmit(event)}
        className="grid grid-cols-1 gap-4 sm:grid-cols-2"
      >
        <Field
          label={t("channel")}
          className="sm:col-span-2"
          error={isAsking && !channel ? invalid("required") : undefined}
          required
        >
          {(control) => (
            <Select
              {...control}
              value={channelId}
              onValueChange={setChannelId}
              placeholder={t("chooseChannel")}
              options={plan.channels.map((one) => ({ value: one.id, label: nameOf(one) }))}
            />
          )}
        </Field>
        <Field
          label={t("start")}
          error={isAsking && !isMonth(startMonth) ? t("startWrong") : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              type="month"
              placeholder="2026-11"
              value={startMonth}
              onChange={(event) => setStartMonth(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t("length")}
          hint={isLength && isShort({ months }) ? t("shortHint") : t("lengthHint")}
          error={isAsking && !isLength ? t("lengthWrong", { max: MAX_MONTHS }) : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={length}
              onChange={(event) => setLength(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t("perMonth")}
          hint={t("perMonthHint")}
          error={isAsking && centsPerMonth === undefined ? t("amountWrong") : undefined}
          className="sm:col-span-2"
          optional
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("stopRule")} hint={t("stopRuleHint")} className="sm:col-span-2" optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={500}
              value={stopRule}
              onChange={(event) => setStopRule(event.target.value)}
            />
          )}
        </Field>
        {failure ? (
          <div className="sm:col-span-2">
            <FormAlert>{sentence(failure)}</FormAlert>
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}
