// A journey on which every check of its health is well, and how one check looks at a change of it: for the tests.
import { checkHealth, type Waiver } from "./health.ts";
import type { CheckId, HealthChannel, HealthFacts, HealthPersona, HealthTouchpoint } from "./health-facts.ts";
import { addDays, addMonths } from "./month.ts";

export const TODAY = "2026-11-21";
export const MONTH = "2026-11";
export const ago = (days: number) => addDays(TODAY, -days);

export const persona = (id: string, extra: Partial<HealthPersona> = {}): HealthPersona => ({
  id,
  name: id,
  emptyFields: [],
  unquotedFields: [],
  interviews: 3,
  journeyInterviews: 2,
  channelIds: ["shop", "mail"],
  groupId: `group-${id}`,
  ...extra,
});
export const touchpoint = (id: string, extra: Partial<HealthTouchpoint> = {}): HealthTouchpoint => ({
  id,
  name: id,
  phaseId: "before",
  period: "before",
  channelId: "shop",
  mediaKind: "owned",
  state: "live",
  departmentIds: ["marketing"],
  isExample: false,
  level: "supported",
  toRevise: [],
  ...extra,
});
export const MONEY = [
  { month: MONTH, cents: 5_000 },
  { month: addMonths(MONTH, 1), cents: 5_000 },
];
export const channel = (id: string, extra: Partial<HealthChannel> = {}): HealthChannel => ({
  id,
  name: id,
  mediaKind: "owned",
  isBridge: false,
  missingMonths: [],
  months: MONEY,
  ...extra,
});
export const department = (key: string) => ({ id: key, name: key, key });

/** A journey on which every check is well. */
export const WELL: HealthFacts = {
  today: TODAY,
  month: MONTH,
  isSolo: false,
  copiedFrom: null,
  phases: [
    { id: "before", name: "Zoeken", period: "before", hasOwnGoal: true },
    { id: "during", name: "Kopen", period: "during", hasOwnGoal: true },
    { id: "after", name: "Gebruiken", period: "after", hasOwnGoal: true },
  ],
  touchpoints: [
    touchpoint("search"),
    touchpoint("pay", { phaseId: "during", period: "during", channelId: "mail", departmentIds: ["service"] }),
    touchpoint("use", { phaseId: "after", period: "after", departmentIds: ["tech"] }),
  ],
  routes: [
    { personaId: "yara", steps: ["search", "pay", "use"] },
    { personaId: "tess", steps: ["pay", "use"] },
  ],
  answeredPhaseIds: ["before"],
  strategies: [],
  personas: [persona("yara"), persona("tess")],
  groups: [
    { id: "group-yara", name: "Nieuw" },
    { id: "group-tess", name: "Vast" },
  ],
  interviewDays: [ago(10), ago(20), ago(30), ago(40), ago(50)],
  evidenceKinds: ["interview", "review"],
  metrics: [{ phaseIds: ["before", "during", "after"], months: ["2026-08", "2026-09", "2026-10"] }],
  channels: [channel("shop"), channel("mail")],
  departments: [department("marketing"), department("service"), department("tech"), department("other")],
  taskDepartmentIds: ["marketing", "service", "tech"],
  lastReview: ago(12),
};

/** State and codes of what is wrong, for one check. */
export function look(check: CheckId, change: Partial<HealthFacts> = {}, waivers: readonly Waiver[] = []) {
  const found = checkHealth({ ...WELL, ...change }, waivers).find((one) => one.check === check);
  if (!found) throw new Error(`no result for ${check}`);
  return {
    state: found.state,
    codes: found.findings.filter((one) => one.weight !== "proof").map((one) => one.code),
    findings: found.findings,
  };
}
export const subjectsOf = ({ findings }: ReturnType<typeof look>, code: string) =>
  findings.find((one) => one.code === code)?.subjects;
export const days = (...ages: number[]) => ages.map(ago);
