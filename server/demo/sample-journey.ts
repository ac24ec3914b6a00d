// The demo's journey as a seed for its document: Dutch is the content, English stands beside it as translation.
import type { Sample, Words } from "#domain/demo.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import type { MonthString } from "#domain/month.ts";
import { phaseModel } from "#domain/phase-models.ts";

const SEVERITY = { low: 1, medium: 2, high: 3 } as const;

/** Question that a touchpoint of the sample answers or leaves open: made from the touchpoint, so its id is too. */
export const questionId = (touchpointId: string): string => `q-${touchpointId}`;

/** A solved insight stays on the board for the month in which its last task was done. */
function solvedIn(sample: Sample, insight: Sample["journey"]["insights"][number]): MonthString | null {
  if (insight.status !== "solved") return null;
  const done = sample.tasks
    .filter((task) => task.insight === insight.id && task.status === "done")
    .map((task) => task.cycle);
  return done.sort().at(-1) ?? null;
}

/** The journey of a sample that was moved to today (see `shiftSample`). Record ids are the sample's own. */
export function journeySeedOf(sample: Sample): JourneySeed {
  const { journey } = sample;
  const model = phaseModel(journey.model);
  const translations: Record<string, string> = {};
  const write = (collection: string, id: string, field: string, words: Words): string => {
    if (words.en !== undefined) translations[`${collection}/${id}/${field}@en`] = words.en;
    return words.nl;
  };
  return {
    meta: {
      title: write("meta", "meta", "title", journey.title),
      goal: write("meta", "meta", "goal", journey.goal),
      contentLocale: "nl",
      model: journey.model,
      primaryPersonaId: journey.primary_persona,
    },
    phases: journey.phases.map((phase, index) => ({
      id: phase.id,
      key: model?.phases[index]?.id ?? null,
      period: model?.phases[index]?.period ?? "during",
      name: write("phases", phase.id, "name", phase.name),
      description: write("phases", phase.id, "description", phase.description),
      customerGoal: write("phases", phase.id, "customerGoal", phase.customer_goal),
      duration: write("phases", phase.id, "duration", phase.duration),
    })),
    touchpoints: journey.touchpoints
      .toSorted((a, b) => a.n - b.n)
      .map((touchpoint) => ({
        id: touchpoint.id,
        phaseId: touchpoint.phase,
        title: write("touchpoints", touchpoint.id, "title", touchpoint.title),
        description: write("touchpoints", touchpoint.id, "description", touchpoint.description),
        medium: touchpoint.medium,
        mediaKind: touchpoint.ownership,
        channelId: touchpoint.channel,
        departmentId: touchpoint.owner_department,
        convenience: touchpoint.convenience,
        momentOfTruth: touchpoint.moment_of_truth,
        internal: touchpoint.internal,
      })),
    experiences: journey.experiences.map(({ touchpoint, persona, value, note }) => ({
      touchpointId: touchpoint,
      personaId: persona,
      value,
      note: note?.nl ?? "",
      message: "",
      ...(note?.en !== undefined && { translations: { "note@en": note.en } }),
    })),
    questions: journey.touchpoints.map((touchpoint) => ({
      id: questionId(touchpoint.id),
      touchpointId: touchpoint.id,
      text: write("questions", questionId(touchpoint.id), "text", touchpoint.question),
      internal: touchpoint.internal,
    })),
    insights: journey.insights.map((insight) => ({
      id: insight.id,
      touchpointId: insight.touchpoint,
      kind: insight.kind,
      severity: SEVERITY[insight.severity],
      status: insight.status,
      solvedIn: solvedIn(sample, insight),
      title: write("insights", insight.id, "title", insight.title),
      internal: insight.internal,
    })),
    transitions: journey.transitions.map((transition) => ({
      id: transition.id,
      fromPhaseId: transition.from,
      toPhaseId: transition.to,
      dropOff: transition.drop_off,
      reason: write("transitions", transition.id, "reason", transition.reason),
      outcome: transition.outcome,
      calls: transition.calls ?? null,
      returns: transition.returns ?? null,
    })),
    routes: journey.routes.map((route) => ({
      id: route.id,
      kind: route.kind,
      personaId: route.persona,
      name: write("routes", route.id, "name", route.name),
      steps: route.steps,
      sharePercent: route.share_percent ?? null,
    })),
    goals: journey.goals.map((goal) => ({
      id: goal.id,
      phaseId: goal.phase,
      metricId: goal.kpi,
      title: write("goals", goal.id, "title", goal.title),
    })),
    translations,
  };
}
