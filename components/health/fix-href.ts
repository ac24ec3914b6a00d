// Where a finding is mended: the address that opens the right window, or brings the right thing into view.
import type { Finding, Fix } from "#domain/health-facts.ts";
import type { MonthString } from "#domain/month.ts";

export interface FixFrom {
  readonly workspaceSlug: string;
  readonly journeyId: string;
  readonly journeySlug: string;
  /** The month it is. */
  readonly month: MonthString;
}

/** The address; null for what is mended on the page of health itself. */
export function fixHref(
  { place, id }: Fix,
  { code, counts }: Pick<Finding, "code" | "counts">,
  { workspaceSlug, journeyId, journeySlug, month }: FixFrom,
): string | null {
  const journey = `/j/${journeySlug}`;
  const isThere = code === "noReading" && (counts.metrics ?? 0) > 0;
  const paths: Readonly<Record<Fix["place"], string | null>> = {
    interview: withSearch("/evidence", { new: "interview", ...(id && { persona: id }) }),
    evidence: withSearch("/evidence", { new: "interview" }),
    // a KPI that is there already only waits for its figure
    metric: withSearch("/kpis", {
      journey: journeyId,
      ...(!isThere && { new: "1" }),
      ...(id && { phase: id }),
    }),
    persona: `/personas/${id ?? ""}`,
    newPersona: withSearch("/personas", { new: "1" }),
    budget: withSearch("/channels", { view: "budget", journey: journeyId, ...(id && { focus: id }) }),
    matrix: withSearch("/channels", { view: "matrix", journey: journeyId, ...(id && { focus: id }) }),
    strategy: null,
    board: id ? withSearch(journey, { phase: id }) : journey,
    // where evidence is put under what stands there
    phase: id ? withSearch(journey, { phase: id, tab: "evidence" }) : journey,
    touchpoint: id ? withSearch(journey, { t: id }) : journey,
    owner: id ? withSearch(journey, { t: id }) : journey,
    tasks: withSearch(`/tasks/${month}`, { new: "1" }),
    review: `${journey}/review/${month}`,
    groups: code === "noGroups" ? withSearch("/personas/groups", { new: "1" }) : "/personas/groups",
    explanation: id ? withSearch(journey, { explain: id }) : journey,
  };
  const path = paths[place];
  return path === null ? null : `/${workspaceSlug}${path}`;
}

const withSearch = (path: string, search: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(search)}`;
