// How what a check found is said, on screen and on paper alike: the sentence from the facts, with names, months and sums in the
// reader's language.
import type { CheckId, Finding, Subject } from "./health-facts.ts";
import type { MonthString } from "./month.ts";
import { REQUIRED_PERSONA_FIELDS } from "./persona.ts";

/** The hands of one language. */
export interface HealthHand {
  readonly locale: string;
  /** A message of `health` with its values. */
  readonly say: (key: string, values?: Record<string, string | number>) => string;
  /** The name of a persona's field. */
  readonly field: (field: string) => string;
  readonly month: (month: MonthString) => string;
  readonly list: (items: readonly string[]) => string;
  /** Whole euros. */
  readonly euros: (cents: number) => string;
}

export interface HealthWords {
  readonly nameOf: (subject: Pick<Subject, "name" | "names">) => string;
  readonly sentence: (finding: Finding) => string;
  readonly checkName: (check: CheckId) => string;
}

/** More names than this are counted. */
const NAMES_AT_MOST = 6;
/** What the absence of a department costs is told for these. */
const WITH_CONSEQUENCE: readonly string[] = ["service", "tech", "design"];

export function healthWords({ locale, say, field, month, list, euros }: HealthHand): HealthWords {
  const nameOf: HealthWords["nameOf"] = ({ names, name }) => names?.[locale] || name || say("unnamed");

  /** A name with what is said about just that one. */
  function detailOf(subject: Subject): string {
    const name = nameOf(subject);
    const fields = subject.fields ?? [];
    const said = [
      ...(subject.months ?? []).map(month),
      ...(fields.length === REQUIRED_PERSONA_FIELDS.length
        ? [say("allFields")]
        : fields.map((one) => field(one).toLocaleLowerCase(locale))),
      ...(subject.parts ?? []).map((part) => say(`part.${part}`)),
    ];
    const sum = subject.cents === undefined ? "" : `${euros(subject.cents)}: `;
    return said.length === 0 ? name : say("detail", { name, what: `${sum}${list(said)}` });
  }

  function namesOf(subjects: readonly Subject[]): string {
    const shown = subjects.slice(0, NAMES_AT_MOST).map(detailOf);
    const more = subjects.length - shown.length;
    return list(more > 0 ? [...shown, say("more", { count: more })] : shown);
  }

  return {
    nameOf,
    checkName: (check) => say(`check.${check}.name`),
    sentence({ code, counts, subjects }) {
      const said = say(`finding.${code}`, {
        ...counts,
        subjects: subjects.length,
        names: namesOf(subjects),
        sum: euros(counts["cents"] ?? 0),
      });
      if (code !== "missingDepartments") return said;
      const costs = subjects.flatMap((one) =>
        one.key && WITH_CONSEQUENCE.includes(one.key)
          ? [say(`consequence.${one.key}`, { name: nameOf(one) })]
          : [],
      );
      return [said, ...costs].join(" ");
    },
  };
}
