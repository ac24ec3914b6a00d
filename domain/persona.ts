// Personas: the fields every one has, the threads they are drawn with, and which fields are still empty.

/** The five fields the articles ask for, and `motives` and `preferences` beside them. Each holds lines; evidence links to a line. */
export const REQUIRED_PERSONA_FIELDS = ["lifestyle", "pains", "goals", "orientation", "needs"] as const;
export const PERSONA_FIELDS = [...REQUIRED_PERSONA_FIELDS, "motives", "preferences"] as const;
export type PersonaField = (typeof PERSONA_FIELDS)[number];

/**
 * The four questions the article asks of every customer, each with the field its answer is a line of; how they are reached is
 * answered with channels.
 */
export const PERSONA_PROMPTS = [
  { key: "interest", field: "lifestyle" },
  { key: "motives", field: "motives" },
  { key: "reach", field: "channels" },
  { key: "curious", field: "preferences" },
] as const satisfies readonly { readonly key: string; readonly field: PersonaField | "channels" }[];
export type PersonaPrompt = (typeof PERSONA_PROMPTS)[number]["key"];

/** True where the persona answers the prompt: a line in its field, or a channel in use. */
export function isAnswered(
  prompt: (typeof PERSONA_PROMPTS)[number],
  persona: {
    readonly lines: readonly { readonly field: string; readonly text: string }[];
    readonly channelIds: readonly string[];
  },
): boolean {
  if (prompt.field === "channels") return persona.channelIds.length > 0;
  return persona.lines.some((line) => line.field === prompt.field && line.text.trim() !== "");
}

/** Lists begin with the customer one wishes for; the rest keep their order. */
export function dreamFirst<P extends { readonly isDream: boolean }>(personas: readonly P[]): P[] {
  return personas.toSorted((one, other) => Number(other.isDream) - Number(one.isDream));
}

/** Personas that stand side by side at most. */
export const COMPARE_MAX = 3;

/** The ids an address names, each once and at most three; those of nobody are left out. */
export function comparedIds(asked: string | null, known: readonly string[]): string[] {
  const ids = (asked ?? "").split(",").filter((id) => known.includes(id));
  return [...new Set(ids)].slice(0, COMPARE_MAX);
}

/** A journey shows at most this many threads at once; the palette has no more either. */
export const PERSONA_THREADS = ["red", "indigo", "ochre", "teal", "plum"] as const;
export type PersonaThread = (typeof PERSONA_THREADS)[number];

/** Each thread has a colour and a dash of its own, so that colour is never alone. `dash` is an SVG dash array, "" = unbroken. */
export const THREAD_LOOKS: Readonly<
  Record<PersonaThread, { readonly light: string; readonly dark: string; readonly dash: string }>
> = {
  red: { light: "#C4122F", dark: "#FF6B7A", dash: "" },
  indigo: { light: "#4B4FA8", dark: "#A9ADF2", dash: "9 4" },
  ochre: { light: "#8A5B00", dark: "#E0AE45", dash: "3 4" },
  teal: { light: "#0B7670", dark: "#4FC4BB", dash: "12 3 3 3" },
  plum: { light: "#86195B", dark: "#E88BC0", dash: "6 3 2 3 2 3" },
};

/** First thread nobody uses yet; when all five are used they come round again. */
export function nextThread(used: readonly string[]): PersonaThread {
  return (
    PERSONA_THREADS.find((thread) => !used.includes(thread)) ??
    PERSONA_THREADS[used.length % PERSONA_THREADS.length] ??
    "red"
  );
}

/** The required fields without a line that says something, in the order of the page. */
export function emptyFields(
  lines: readonly { readonly field: string; readonly text: string }[],
): PersonaField[] {
  return REQUIRED_PERSONA_FIELDS.filter(
    (field) => !lines.some((line) => line.field === field && line.text.trim() !== ""),
  );
}
