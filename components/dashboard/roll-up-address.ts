// The address of the page over several journeys: which ones, which month, and under which filter. Every link keeps what it says.

export interface RollUpPlace {
  /** Slugs; null = all. */
  readonly journeys: readonly string[] | null;
  readonly month: string;
  readonly department: string | null;
  readonly persona: string | null;
  readonly group: string | null;
}

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const oneOf = (value: string | string[] | undefined): string | null => listOf(value)[0] || null;

export const ALL = "all";

/** What an address asks for; null where it asks for one journey's own page. */
export function rollUpPlaceOf(asked: Asked, month: string): RollUpPlace | null {
  const slugs = [...new Set(listOf(asked["journey"]))];
  const filter = {
    department: oneOf(asked["department"]),
    persona: oneOf(asked["persona"]),
    group: oneOf(asked["group"]),
  };
  const isNarrow = Object.values(filter).some((value) => value !== null);
  if (slugs.includes(ALL)) return { journeys: null, month, ...filter };
  if (slugs.length > 1 || (slugs.length === 1 && isNarrow)) return { journeys: slugs, month, ...filter };
  return null;
}

/** The address of a place. */
export function rollUpQuery({ journeys, month, department, persona, group }: RollUpPlace): string {
  const search = new URLSearchParams((journeys ?? [ALL]).map((slug) => ["journey", slug]));
  search.set("month", month);
  for (const [key, value] of Object.entries({ department, persona, group }))
    if (value) search.set(key, value);
  return search.toString();
}

/** What the API is asked for a place. @param journeyIds of the journeys it names; null = all */
export const rollUpAsked = (place: RollUpPlace, journeyIds: string[] | null) => ({
  month: place.month,
  journeyIds,
  departmentId: place.department,
  personaId: place.persona,
  customerGroupId: place.group,
});

/** The address of the page on paper. */
export function rollUpPdf(
  workspaceId: string,
  { month, journeyIds, ...filter }: ReturnType<typeof rollUpAsked>,
): string {
  const search = new URLSearchParams((journeyIds ?? []).map((id) => ["journeyId", id]));
  for (const [key, value] of Object.entries(filter)) if (value) search.set(key, value);
  return `/api/workspaces/${workspaceId}/dashboard/${month}.pdf?${search}`;
}
