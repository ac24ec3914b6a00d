// One check: its stitch, what was found with its proof, where each finding is mended, and "bewust niet" where somebody said so.
"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type CheckResult, ITEM_CHECKS, itemKey, type Waiver } from "#domain/health.ts";
import type { Finding } from "#domain/health-facts.ts";
import { type FixFrom, fixHref } from "./fix-href.ts";
import { HealthStitch } from "./health-stitch.tsx";
import type { HealthActions, WaivedThing } from "./use-health-actions.ts";
import { useHealthWords } from "./use-health-words.ts";

const TONES = {
  ok: "neutral",
  attention: "tag",
  failing: "plum",
  waived: "chalk",
  not_applicable: "neutral",
} as const;

export interface CheckRowProps {
  result: CheckResult;
  from: FixFrom;
  actions: HealthActions;
  onWaive: (thing: WaivedThing) => void;
  /** Opens what is mended on this page. */
  onStrategy: (() => void) | undefined;
}

export function CheckRow({ result, from, actions, onWaive, onStrategy }: CheckRowProps) {
  const t = useTranslations("health");
  const may = useCan();
  const { sentence, checkName } = useHealthWords();
  const { check, state, findings, waiver, lapsed, items } = result;
  const name = checkName(check);
  const mayWaive = may("health.waive");
  const isOpen = state === "failing" || state === "attention";
  const whole: WaivedThing = { check, item: "", name };
  const wrong = findings.filter((one) => one.weight !== "proof");
  const proof = findings.filter((one) => one.weight === "proof");
  return (
    <li
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 border-t border-hair py-4 first:border-0 first:pt-1"
      data-check={check}
      data-state={state}
    >
      <span className="flex h-6 items-center">
        <HealthStitch state={state} width={36} />
      </span>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-card">{name}</h3>
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
          {mayWaive && isOpen ? (
            <Button
              size="sm"
              variant="ghost"
              className="ml-auto"
              aria-label={t("waive.openOf", { name })}
              onClick={() => onWaive(whole)}
            >
              {t("waive.open")}
            </Button>
          ) : null}
        </div>
        {state === "not_applicable" ? (
          <p className="mt-0.5 text-body text-ink-2">{t(`check.${check}.none`)}</p>
        ) : null}
        {waiver ? <Said waiver={waiver} thing={whole} actions={actions} /> : null}
        {lapsed && isOpen ? (
          <p className="mt-1 text-body text-ink-2">{t("waive.lapsed", { reason: lapsed.reason })}</p>
        ) : null}
        {wrong.length > 0 ? (
          <ul className="mt-1.5 grid gap-2">
            {wrong.map((finding) => (
              <li key={finding.code} data-finding={finding.code}>
                <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
                  <p className="min-w-0 flex-1 basis-72 text-reading wrap-anywhere">{sentence(finding)}</p>
                  <FixButton finding={finding} from={from} onStrategy={onStrategy} />
                </div>
                {ITEM_CHECKS.includes(check) && mayWaive && !waiver ? (
                  <ItemWaivers finding={finding} check={check} onWaive={onWaive} />
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {items.length > 0 ? (
          <ul className="mt-2 grid gap-1">
            {items.map((one) => (
              <li key={one.item}>
                <Said waiver={one} thing={{ check, item: one.item, name }} actions={actions} />
              </li>
            ))}
          </ul>
        ) : null}
        {proof.length > 0 ? (
          <ul className="mt-1 text-body text-ink-2">
            {proof.map((finding) => (
              <li key={finding.code} data-proof={finding.code} className="wrap-anywhere">
                {sentence(finding)}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}

function FixButton({
  finding,
  from,
  onStrategy,
}: { finding: Finding } & Pick<CheckRowProps, "from" | "onStrategy">) {
  const t = useTranslations("health");
  const { fix } = finding;
  if (!fix) return null;
  const href = fixHref(fix, finding, from);
  const label = t(`fix.${fix.place}`);
  if (href === null)
    return onStrategy ? (
      <Button size="sm" onClick={onStrategy} data-fix={fix.place}>
        {label}
      </Button>
    ) : null;
  return (
    <Button asChild size="sm">
      <Link href={href} data-fix={fix.place}>
        {label}
        <ArrowRight size={14} aria-hidden />
      </Link>
    </Button>
  );
}

/** What a check lists can be left one by one: of a card each part by itself. */
function ItemWaivers({
  finding,
  check,
  onWaive,
}: { finding: Finding } & Pick<WaivedThing, "check"> & Pick<CheckRowProps, "onWaive">) {
  const t = useTranslations("health");
  const { nameOf } = useHealthWords();
  const things = finding.subjects.flatMap((subject) =>
    subject.parts
      ? subject.parts.map((part) => ({
          item: itemKey(subject, part),
          name: t("detail", { name: nameOf(subject), what: t(`part.${part}`) }),
        }))
      : [{ item: itemKey(subject), name: nameOf(subject) }],
  );
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label={t("waive.items")}>
      {things.map(({ item, name }) => (
        <li key={item}>
          <Button size="sm" variant="ghost" onClick={() => onWaive({ check, item, name })}>
            {t("waive.one", { name })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Said({ waiver, thing, actions }: { waiver: Waiver; thing: WaivedThing; actions: HealthActions }) {
  const t = useTranslations("health.waive");
  const format = useFormatter();
  const may = useCan();
  const { today } = useWorkspace();
  const dayOf = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), {
      day: "numeric",
      month: "long",
      ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
    });
  return (
    <div className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-body" data-waiver={thing.item}>
      <p className="min-w-0 wrap-anywhere">
        {t("because", { reason: waiver.reason })}{" "}
        <span className="text-ink-2">
          {t("by", { name: waiver.ownerName || t("somebody"), day: dayOf(waiver.date) })}
          {waiver.reviewOn ? ` ${t("until", { day: dayOf(waiver.reviewOn) })}` : null}
        </span>
      </p>
      {may("health.waive") ? (
        <Button size="sm" variant="ghost" onClick={() => actions.takeBack(thing)}>
          {t("takeBack")}
          <span className="sr-only">: {thing.name}</span>
        </Button>
      ) : null}
    </div>
  );
}
