"use client";
// Everything about the selected touchpoint at the right of the board; it pushes the board aside and never covers it.
import { loadPart } from "#components/ui/lazy.tsx";
import { Diamond, PanelRightClose } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense } from "react";
import type { Journey, Touchpoint } from "#domain/journey.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { useBoard, useJourneyData, useScreen } from "#components/journey/board-context.tsx";
import { experiencesBy, leadingPersona } from "#components/journey/board-model.ts";
import { INSPECTOR_TABS } from "#components/journey/board-store.ts";
import { EmotionDisc } from "#components/journey/emotion-disc.tsx";
import { ChannelWarnings } from "./channel-warnings.tsx";
import { FactsRow } from "./facts-row.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { TextField } from "./text-field.tsx";

const EvidenceTab = loadPart(() => import("./evidence-tab.tsx").then((module) => module.EvidenceTab));
const CommentsTab = loadPart(() => import("./comments-tab.tsx").then((module) => module.CommentsTab));
const TasksTab = loadPart(() => import("./tasks-tab.tsx").then((module) => module.TasksTab));

export function Inspector({ journey }: { journey: Journey }) {
  const t = useTranslations("inspector");
  const { commands, actions } = useBoard();
  const data = useJourneyData();
  const tab = useScreen((screen) => screen.tab);
  const activeId = useScreen((screen) => screen.activeId);
  const chosen = useScreen((screen) => screen.personaId);
  const touchpoint = journey.touchpoints.find((one) => one.id === activeId);
  if (!touchpoint) {
    return (
      <p className="p-[18px] text-ink-2">
        {journey.touchpoints.length === 0 ? t("noTouchpoints") : t("nothingSelected")}
      </p>
    );
  }
  const personaId = leadingPersona(journey, data, chosen);
  const strength = data.strengths[touchpoint.id];
  const tasks = data.tasks.filter((task) => task.touchpointId === touchpoint.id);
  const counts = {
    overview: undefined,
    evidence: strength ? strength.items + strength.against : 0,
    tasks: tasks.length,
    comments: data.openThreads?.[touchpoint.id] ?? 0,
  };
  const journeyId = actions.commentsOn;

  return (
    <div className="flex h-full min-h-0 flex-col" data-inspector={touchpoint.id}>
      <InspectorHead
        key={touchpoint.id}
        journey={journey}
        touchpoint={touchpoint}
        value={experiencesBy(journey.experiences, personaId).get(touchpoint.id)?.value ?? null}
      />
      <FactsRow touchpoint={touchpoint} />
      <ChannelWarnings touchpoint={touchpoint} personaId={personaId} />
      <Tabs
        value={tab}
        onValueChange={commands.showTab}
        label={t("tabs")}
        tabs={INSPECTOR_TABS.filter((one) => one !== "comments" || journeyId !== undefined).map((one) => ({
          value: one,
          label: t(`tab.${one}`),
          count: counts[one],
        }))}
        className="flex-1"
        listClassName="px-[18px] text-meta"
      >
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          <TabPanel value="overview">
            <OverviewTab
              key={touchpoint.id}
              journey={journey}
              touchpoint={touchpoint}
              personaId={personaId}
              tasks={tasks}
            />
          </TabPanel>
          <Suspense fallback={<p className="p-[18px] text-ink-3">{t("loading")}</p>}>
            <TabPanel value="evidence">
              <EvidenceTab key={touchpoint.id} touchpoint={touchpoint} strength={strength} />
            </TabPanel>
            <TabPanel value="tasks">
              <TasksTab key={touchpoint.id} touchpoint={touchpoint} tasks={tasks} />
            </TabPanel>
            {journeyId === undefined ? null : (
              <TabPanel value="comments">
                <CommentsTab key={touchpoint.id} journeyId={journeyId} touchpoint={touchpoint} />
              </TabPanel>
            )}
          </Suspense>
        </div>
      </Tabs>
    </div>
  );
}

function InspectorHead({
  journey,
  touchpoint,
  value,
}: {
  journey: Journey;
  touchpoint: Touchpoint;
  value: number | null;
}) {
  const t = useTranslations("inspector");
  const b = useTranslations("board");
  const { commands, edit } = useBoard();
  const count = useScreen((screen) => screen.selectedIds.length);
  const phase = journey.phases.find((one) => one.id === touchpoint.phaseId);
  return (
    <div className="flex items-start gap-[11px] pt-3.5 pr-3 pb-2 pl-[18px]">
      <EmotionDisc number={touchpoint.number} value={value} size={26} className="mt-px" />
      <div className="min-w-0 flex-1">
        <h2 className="text-[1.125rem] leading-[1.2]">
          <TextField
            place={{ collection: "touchpoints", id: touchpoint.id, field: "title" }}
            text={touchpoint.title}
            label={b("titleOf", { number: touchpoint.number })}
            hideLabel
            placeholder={b("titlePlaceholder")}
            className="py-0 text-[1.125rem] leading-[1.2]"
          />
        </h2>
        <p className="text-meta text-ink-3">
          {phase?.name.trim() || b("withoutPhase")}
          {touchpoint.momentOfTruth ? ` · ${b("moment")}` : ""}
          {count > 1 ? ` · ${b("selected", { count })}` : ""}
        </p>
      </div>
      <div className="flex flex-none">
        {edit ? (
          <IconButton
            size="sm"
            label={touchpoint.momentOfTruth ? b("menu.noMoment") : b("menu.moment")}
            aria-pressed={touchpoint.momentOfTruth}
            icon={
              <Diamond
                size={15}
                aria-hidden
                className={touchpoint.momentOfTruth ? "fill-thread text-thread" : ""}
              />
            }
            onClick={() => commands.toggleMoment(touchpoint.id)}
          />
        ) : null}
        <IconButton
          size="sm"
          label={t("close")}
          shortcut="]"
          icon={<PanelRightClose size={17} aria-hidden />}
          onClick={() => commands.toggleInspector()}
        />
      </div>
    </div>
  );
}
