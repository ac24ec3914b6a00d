// A first workspace in four small answers, ending on a filled board.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LIMITS } from "#domain/limits.ts";
import { PRESELECTED_MODEL } from "#domain/phase-models.ts";
import { FormAlert } from "#components/account/form-alert.tsx";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { loadPage } from "#components/shell/load-page.ts";
import { ModelPicker } from "./model-picker.tsx";

const STEPS = ["workspace", "offer", "model"] as const;

export function StartForm() {
  const t = useTranslations("start");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const [step, setStep] = useState(0);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"brand" | "agency">("brand");
  const [offer, setOffer] = useState("");
  const [audience, setAudience] = useState("");
  const [model, setModel] = useState(PRESELECTED_MODEL);
  const [missing, setMissing] = useState<string | null>(null);
  const createWorkspace = useMutation(trpc.workspaces.create.mutationOptions());
  const createJourney = useMutation(trpc.journeys.create.mutationOptions());
  // Kept, so that a second try after a failure does not make a second workspace.
  const [made, setMade] = useState<{ id: string; slug: string } | null>(null);
  const isBusy = createWorkspace.isPending || createJourney.isPending || createJourney.isSuccess;
  const failure = createWorkspace.error ?? createJourney.error;

  function missingAt(at: number): string | null {
    if (at === 0 && name.trim() === "") return "name";
    if (at === 1 && offer.trim() === "") return "offer";
    if (at === 1 && audience.trim() === "") return "audience";
    return null;
  }

  async function handleNext() {
    const lacks = missingAt(step);
    setMissing(lacks);
    if (lacks) return;
    if (step < STEPS.length - 1) {
      setStep(step + 1);
      return;
    }
    try {
      const workspace =
        made ?? (await createWorkspace.mutateAsync({ name: name.trim(), kind, contentLocale: locale }));
      setMade({ id: workspace.id, slug: workspace.slug });
      const title = t("journeyTitle", { audience: audience.trim(), offer: offer.trim() }).slice(
        0,
        LIMITS.name,
      );
      const journey = await createJourney.mutateAsync({
        workspaceId: workspace.id,
        journey: { title, model, contentLocale: locale },
      });
      loadPage(`/${workspace.slug}/j/${journey.slug}`);
    } catch {
      // The sentence stands above the button.
    }
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void handleNext();
      }}
    >
      <ol aria-label={t("steps")} className="flex items-center gap-2">
        {STEPS.map((one, place) => (
          <li
            key={one}
            aria-current={place === step ? "step" : undefined}
            className="flex flex-1 flex-col gap-1 text-meta text-ink-3 aria-[current=step]:font-semibold aria-[current=step]:text-ink"
          >
            <span className={place <= step ? "seam-line" : "h-[3px] rounded-[2px] bg-line"} />
            {place + 1}. {t(`step.${one}`)}
          </li>
        ))}
      </ol>
      {step === 0 ? (
        <>
          <Field
            label={t("name")}
            hint={t("nameHint")}
            error={missing === "name" ? invalid("required") : undefined}
            required
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                inputSize="lg"
                maxLength={LIMITS.name}
                value={name}
                autoComplete="organization"
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <RadioGroup
            aria-label={t("kind")}
            look="cards"
            className="grid gap-2 sm:grid-cols-2"
            value={kind}
            onValueChange={setKind}
            options={[
              { value: "brand", label: t("brand"), hint: t("brandHint") },
              { value: "agency", label: t("agency"), hint: t("agencyHint") },
            ]}
          />
        </>
      ) : null}
      {step === 1 ? (
        <>
          <Field
            label={t("offer")}
            hint={t("offerHint")}
            error={missing === "offer" ? invalid("required") : undefined}
            required
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                inputSize="lg"
                maxLength={80}
                value={offer}
                onChange={(event) => setOffer(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t("audience")}
            hint={t("audienceHint")}
            error={missing === "audience" ? invalid("required") : undefined}
            required
          >
            {(control) => (
              <Input
                {...control}
                inputSize="lg"
                maxLength={80}
                value={audience}
                onChange={(event) => setAudience(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : null}
      {step === 2 ? <ModelPicker value={model} onValueChange={setModel} /> : null}
      {failure ? <FormAlert>{sentence(failure)}</FormAlert> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" busy={isBusy}>
          {step < STEPS.length - 1 ? common("next") : t("action")}
        </Button>
        {step > 0 && !isBusy ? (
          <Button size="lg" variant="ghost" onClick={() => setStep(step - 1)}>
            {common("back")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
