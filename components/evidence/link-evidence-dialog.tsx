// From the board or a persona: puts evidence under the claim at hand, chosen from the library or typed on the spot.
"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { Stance } from "#domain/evidence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { EvidenceForm } from "./evidence-form.tsx";
import { StanceAndWeight, type Weight } from "./link-dialog.tsx";
import { suggestClaims } from "./suggest-claims.ts";
import { useEvidenceActions } from "./use-evidence-actions.ts";
import { useEvidenceForm } from "./use-evidence-form.ts";
import { useEvidenceWords } from "./use-evidence-words.ts";

/** What the evidence is put under: a record of a journey, or one line of a persona. */
export type EvidenceTarget =
  | { readonly journeyId: string; readonly nodeId: string }
  | { readonly lineId: string };

export interface LinkEvidenceDialogProps {
  target: EvidenceTarget;
  /** What the claim says: shown in the title, and items that share its words come first. */
  claimTitle: string;
  /** Which side it opens on. */
  start?: "existing" | "new";
  onClose: () => void;
}

const SHOWN = 40;

export function LinkEvidenceDialog(props: LinkEvidenceDialogProps) {
  const { target, claimTitle, start = "existing", onClose } = props;
  const t = useTranslations("evidence.linkHere");
  const common = useTranslations("common");
  const form = useTranslations("evidence.form");
  const may = useCan();
  const formId = useId();
  const [mode, setMode] = useState(start);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [stance, setStance] = useState<Stance>("supports");
  const [weight, setWeight] = useState<Weight>("2");
  const { link, linkLine } = useEvidenceActions();
  const isBusy = link.isPending || linkLine.isPending;

  function attach(evidenceId: string) {
    const tie = { stance, weight: Number(weight) };
    const done = { onSuccess: onClose };
    if ("lineId" in target) {
      linkLine.mutate({ link: { ...target, ...tie, evidenceId }, claim: claimTitle }, done);
      return;
    }
    const choice = { ...target, ...tie };
    link.mutate({ evidenceId, subject: { kind: "item" }, choice, claim: claimTitle }, done);
  }
  const draft = useEvidenceForm({ item: null, onSaved: attach });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={t("title")}
      description={t("lead", { claim: claimTitle })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          {mode === "existing" ? (
            <Button
              variant="primary"
              busy={isBusy}
              onClick={() => (chosenId === null ? setAsking(true) : attach(chosenId))}
            >
              {t("link")}
            </Button>
          ) : (
            <Button variant="primary" type="submit" form={formId} busy={draft.isBusy || isBusy}>
              {t("addAndLink")}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-5">
        {may("evidence.create") ? (
          <SegmentedControl
            label={t("title")}
            className="justify-self-start"
            value={mode}
            onValueChange={setMode}
            options={[
              { value: "existing", label: t("existing") },
              { value: "new", label: form("addTitle") },
            ]}
          />
        ) : null}
        {mode === "existing" ? (
          <div>
            <ExistingPicker
              claimTitle={claimTitle}
              targetId={"lineId" in target ? target.lineId : target.nodeId}
              chosenId={chosenId}
              onChoose={(evidenceId) => {
                setChosenId(evidenceId);
                setAsking(false);
              }}
            />
            {isAsking ? (
              <div role="alert" className="mt-1.5">
                <FieldError>{t("chooseFirst")}</FieldError>
              </div>
            ) : null}
          </div>
        ) : (
          <EvidenceForm formId={formId} form={draft} />
        )}
        <StanceAndWeight stance={stance} onStance={setStance} weight={weight} onWeight={setWeight} />
      </div>
    </Dialog>
  );
}

interface ExistingPickerProps {
  claimTitle: string;
  targetId: string;
  chosenId: string | null;
  onChoose: (evidenceId: string) => void;
}

function ExistingPicker({ claimTitle, targetId, chosenId, onChoose }: ExistingPickerProps) {
  const t = useTranslations("evidence.linkHere");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { titleOf, kindName, day } = useEvidenceWords();
  const [search, setSearch] = useState("");
  const asked = useDeferredValue(search);
  const list = useQuery(
    trpc.library.search.queryOptions(
      { workspaceId, filter: { search: asked } },
      { placeholderData: keepPreviousData },
    ),
  );
  const items = useMemo(() => {
    const found = (list.data?.items ?? []).filter(
      (item) => !item.links.some((link) => link.targetId === targetId),
    );
    const alike = suggestClaims(
      claimTitle,
      found.map((item) => ({
        id: item.id,
        title: item.title,
        about: [item.body, item.summary],
        channelKey: null,
        channelName: "",
        item,
      })),
      found.length,
    ).map((one) => one.item);
    return [...alike, ...found.filter((item) => !alike.includes(item))].slice(0, SHOWN);
  }, [list.data, claimTitle, targetId]);
  if (!list.data) return <SkeletonLines label={common("loading")} />;
  return (
    <div className="grid gap-2">
      <div className="relative">
        <Search
          aria-hidden
          size={16}
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
        />
        <Input
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          className="pl-8"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {items.length === 0 ? (
        <p className="py-3 text-body text-ink-2">{t("nothing")}</p>
      ) : (
        <div className="-mx-1 max-h-72 overflow-y-auto p-1">
          <RadioGroup
            look="cards"
            aria-label={t("existing")}
            value={chosenId ?? ""}
            onValueChange={onChoose}
            options={items.map((item) => {
              const title = titleOf(item);
              return {
                value: item.id,
                label: <span lang={title.lang}>{title.text}</span>,
                hint: `${kindName(item.kind)} · ${item.source} · ${day(item.observedOn)}`,
              };
            })}
          />
        </div>
      )}
    </div>
  );
}
