// The portal's answer in the shape the board draws from, in the reader's language.
import type { EvidenceKind } from "#domain/evidence.ts";
import { colorToken } from "#domain/department.ts";
import { valueOf } from "#domain/metric.ts";
import type { getPortalBoard } from "#server/shares/queries.ts";
import { saidWhere } from "#components/journey/said-where.ts";
import type { BoardEvidence, JourneyData } from "#components/journey/journey-data.ts";

export type PortalBoardAnswer = Awaited<ReturnType<typeof getPortalBoard>>;
type EvidenceItem = PortalBoardAnswer["evidence"][number];
type Translations = Readonly<Record<string, string>>;

/**
 * @param inspectedId touchpoint whose evidence is shown
 * @param kindName name of a kind of evidence
 */
export function journeyDataOf(
  answer: PortalBoardAnswer,
  {
    locale,
    inspectedId,
    kindName,
  }: { locale: string; inspectedId: string | null; kindName: (kind: EvidenceKind) => string },
): JourneyData {
  const spoken = (text: string, translations: Translations) => translations[locale] || text;
  return {
    people: answer.people,
    departments: answer.departments.map((one) => ({
      id: one.id,
      name: spoken(one.name, one.nameTranslations),
      color: colorToken(one.color),
    })),
    channels: answer.channels.map((one) => ({
      id: one.id,
      name: spoken(one.name, one.nameTranslations),
      icon: one.icon,
      medium: one.medium === "physical" ? "physical" : "digital",
    })),
    personas: answer.personas.map(({ id, name, age }) => ({ id, name, age })),
    metrics: answer.metrics.map((one) => ({
      id: one.id,
      name: spoken(one.name, one.nameTranslations),
      unit: one.unit,
      direction: one.direction === "down" ? "down" : "up",
      target: one.target,
      touchpointId: one.touchpointId ?? one.nodeIds[0] ?? null,
      phaseId: one.phaseId,
      preset: one.preset,
      interpretation: "",
      alternative: "",
      readings: one.readings.flatMap((reading) => {
        const value = valueOf(reading, one.unit);
        return value === null ? [] : [{ month: reading.month, value }];
      }),
    })),
    tasks: answer.tasks.map(({ titleTranslations, due, ...task }) => ({
      ...task,
      title: spoken(task.title, titleTranslations),
      dueOn: due,
    })),
    lanes: null,
    strengths: answer.strengths,
    evidence: answer.evidence.flatMap((item) =>
      linksOf(item, inspectedId, locale, kindName(item.kind as EvidenceKind)),
    ),
  };
}

/** An item's ties to one touchpoint, each with the words it stands for. */
function linksOf(
  item: EvidenceItem,
  nodeId: string | null,
  locale: string,
  kindName: string,
): readonly BoardEvidence[] {
  return item.links
    .filter((link) => link.nodeId === nodeId)
    .map((link) => {
      const quote = item.quotes.find((one) => one.id === link.quoteId);
      return {
        linkId: `${item.id}:${link.quoteId ?? ""}`,
        evidenceId: item.id,
        kind: item.kind,
        stance: link.stance,
        text: quote ? quote.translations[locale] || quote.text : wordsOf(item, locale),
        source: saidWhere(item, kindName),
        day: item.observedOn,
        stars: item.kind === "review" && item.rating !== null ? Math.round(item.rating) : null,
        isRewarded: item.rewarded,
      };
    });
}

function wordsOf(item: EvidenceItem, locale: string): string {
  const said = item.body ? "body" : item.summary ? "summary" : "title";
  return item.translations[`${said}@${locale}`] ?? item[said];
}
