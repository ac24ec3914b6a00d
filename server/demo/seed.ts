// Fills an empty product with the demo: two brands and an agency, through the commands that people use. What no command may do
// (people who never were invited, a password everybody knows, a task that was carried on long ago) is written here and nowhere else.
import { eq, sql } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { tasks } from "#db/schema/research.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { newId } from "#document/new-id.ts";
import type { DepartmentColor } from "#domain/department.ts";
import { type Sample, sampleSchema } from "#domain/demo.ts";
import { shiftSample } from "#domain/demo-dates.ts";
import { metricFields } from "#domain/metric-input.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "#server/account/demo-people.ts";
import { hashPassword } from "#server/auth/password.ts";
import { Scope } from "#server/auth/scope.ts";
import { accountsDatabase } from "#server/auth/session.ts";
import { setCells } from "#server/channels/budgets/commands.ts";
import { createChannel } from "#server/channels/commands.ts";
import { createCommitment } from "#server/channels/commitments/commands.ts";
import { dayIn } from "#server/clock.ts";
import { createThread, reply, resolveThread } from "#server/comments/commands.ts";
import { closeCycle, openMonth, updateCycle } from "#server/cycles/commands.ts";
import { makeDecision } from "#server/cycles/decisions/commands.ts";
import { confirmNode, createEvidence, linkEvidence } from "#server/evidence/commands.ts";
import { waive } from "#server/health/commands.ts";
import { createStrategy } from "#server/health/strategies/commands.ts";
import { foundJourney, publishJourney } from "#server/journeys/commands.ts";
import { createMetric, linkMetric, setPrimaryObjective, setReading } from "#server/metrics/commands.ts";
import { createPersona, personaFields, setDreamPersona } from "#server/personas/commands.ts";
import { createCustomerGroup } from "#server/personas/customer-groups/commands.ts";
import { setPersonaJourney } from "#server/personas/journeys/commands.ts";
import { createProductGroup } from "#server/personas/product-groups/commands.ts";
import { createTask } from "#server/tasks/commands.ts";
import { grantAccess } from "#server/workspaces/clients/commands.ts";
import { createWorkspace } from "#server/workspaces/commands.ts";
import { createDepartment, removeDepartment } from "#server/workspaces/departments/commands.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";
import krullenkapper from "./data/sample-krullenkapper.json" with { type: "json" };
import warmtepomp from "./data/sample-warmtepomp.json" with { type: "json" };
import {
  budgetCellsOf,
  channelsOf,
  commentsOf,
  commitmentsOf,
  confirmationsOf,
  departmentsOf,
  evidenceOf,
  linksOf,
  peopleOf,
  tasksOf,
} from "./sample.ts";
import { cyclesOf, journeyOfMonth } from "./sample-cycles.ts";
import { healthOf } from "./sample-health.ts";
import { journeySeedOf } from "./sample-journey.ts";
import { metricsOf, PRIMARY_OBJECTIVE } from "./sample-metrics.ts";
import { customerGroupsOf, dreamOf, livesOf, personasOf, productGroupsOf } from "./sample-personas.ts";

export const DEMO_ZONE = "Europe/Amsterdam";

type AccountIds = ReadonlyMap<string, string>;

/** True where nobody has an account yet: only then may the demo be filled in. */
export async function isEmpty(): Promise<boolean> {
  const [known] = await accountsDatabase().select({ id: users.id }).from(users).limit(1);
  return known === undefined;
}

/**
 * Fills the demo as it would stand today.
 * @param now the instant whose day the sample's "today" is moved to
 */
export async function seedDemo(now: Date): Promise<void> {
  const today = dayIn(DEMO_ZONE, now);
  const accounts = await makeAccounts();
  const agency = await createWorkspace(
    { userId: idOf(accounts, "eva@steek.example"), displayName: "Eva", memberId: "usr-eva" },
    { id: "ws-steek", name: "Bureau Steek", slug: "bureau-steek", kind: "agency" },
  );
  await seedSample(shiftSample(sampleSchema.parse(krullenkapper), today), accounts, {
    founder: "ruben@wervel.example",
    agencyId: null,
  });
  await seedSample(shiftSample(sampleSchema.parse(warmtepomp), today), accounts, {
    founder: "eva@steek.example",
    agencyId: agency.id,
  });
}

async function makeAccounts(): Promise<AccountIds> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const made = DEMO_PEOPLE.map(({ email, name }) => ({
    id: newId(),
    email,
    name,
    passwordHash,
    isDemo: true,
    locale: null,
    emailVerified: sql`now()`,
  }));
  await accountsDatabase().insert(users).values(made);
  return new Map(made.map(({ email, id }) => [email, id]));
}

function idOf(accounts: AccountIds, email: string): string {
  const found = accounts.get(email);
  if (found === undefined) throw new Error(`the demo has no account ${email}`);
  return found;
}

/** One brand: its workspace, people, journey and everything the journey rests on, in one transaction. */
async function seedSample(
  sample: Sample,
  accounts: AccountIds,
  { founder, agencyId }: { readonly founder: string; readonly agencyId: string | null },
): Promise<void> {
  const people = peopleOf(sample);
  const owner = people.find((person) => person.email === founder);
  if (!owner) throw new Error(`the sample has no ${founder}`);
  const { workspace } = sample;
  await createWorkspace(
    { userId: idOf(accounts, founder), displayName: owner.name, memberId: owner.id },
    {
      id: workspace.id,
      name: workspace.name,
      slug: workspace.slug,
      kind: agencyId === null ? "brand" : "client",
      ...(agencyId !== null && { agencyId }),
    },
  );
  const actor = { kind: "user", userId: idOf(accounts, founder) } as const;
  await Scope.open(actor, { workspaceId: workspace.id }, "workspace.update", async (scope) => {
    await seedPeople(scope, sample, accounts, owner.id);
    for (const channel of channelsOf(sample)) {
      const { id, ...fields } = channel;
      await createChannel(scope, fields, id);
    }
    await setCells(scope, budgetCellsOf(sample));
    for (const commitment of commitmentsOf(sample)) await createCommitment(scope, commitment);
    await seedPersonas(scope, sample);
    await seedJourney(scope, sample);
    for (const { personaId, life } of livesOf(sample))
      await setPersonaJourney(scope, personaId, sample.journey.id, life);
  });
  const said = healthOf(sample.journey.id);
  await Scope.open(actor, { journeyId: sample.journey.id }, "health.waive", async (scope) => {
    for (const { id, ...strategy } of said.strategies) await createStrategy(scope, strategy, id);
    for (const { check, ...words } of said.waivers) await waive(scope, { check, item: "" }, words);
  });
}

async function seedPersonas(scope: Scope, sample: Sample): Promise<void> {
  for (const { id, ...group } of customerGroupsOf(sample)) await createCustomerGroup(scope, group, id);
  for (const { id, ...group } of productGroupsOf(sample)) await createProductGroup(scope, group, id);
  for (const { id, ...persona } of personasOf(sample))
    await createPersona(scope, personaFields.parse(persona), id);
  await setDreamPersona(scope, dreamOf(sample));
}

async function seedPeople(
  scope: Scope,
  sample: Sample,
  accounts: AccountIds,
  ownerId: string,
): Promise<void> {
  const before = await listDepartments(scope);
  for (const { id, color, ...department } of departmentsOf(sample)) {
    await createDepartment(scope, { id, color: color as DepartmentColor, ...department });
  }
  for (const { id } of before) await removeDepartment(scope, id, null);
  for (const person of peopleOf(sample)) {
    const { departmentId, jobTitle, jobTitleTranslations } = person;
    if (person.id === ownerId) {
      await scope.tx
        .update(memberships)
        .set({ departmentId, jobTitle, jobTitleTranslations })
        .where(eq(memberships.id, ownerId));
    } else if (person.via !== null && person.email !== null) {
      const agencyPerson = {
        id: person.id,
        agencyId: "ws-steek",
        userId: idOf(accounts, person.email),
        displayName: person.name,
      };
      await grantAccess(scope, agencyPerson, "editor");
    } else {
      await scope.tx.insert(memberships).values({
        workspaceId: scope.workspaceId,
        id: person.id,
        userId: person.email === null ? null : idOf(accounts, person.email),
        role: person.access,
        displayName: person.name,
        departmentId,
        jobTitle,
        jobTitleTranslations,
      });
    }
  }
}

async function seedJourney(scope: Scope, sample: Sample): Promise<void> {
  const { journey } = sample;
  const { id: journeyId } = await foundJourney(scope, journeySeedOf(sample), {
    id: journey.id,
    slug: journey.slug,
    ownerId: journey.owner,
    translations: journey.title.en === undefined ? {} : { en: journey.title.en },
  });
  for (const { id, readings, ...metric } of metricsOf(sample)) {
    await createMetric(scope, journeyId, metricFields.parse(metric), id);
    for (const reading of readings) await setReading(scope, { journeyId, metricId: id, ...reading });
  }
  await setPrimaryObjective(scope, journeyId, PRIMARY_OBJECTIVE);
  for (const touchpoint of journey.touchpoints) {
    for (const metricId of touchpoint.evidence.kpis) {
      await linkMetric(scope, { journeyId, metricId, nodeId: touchpoint.id });
    }
  }
  for (const { id, item, quotes } of evidenceOf(sample)) await createEvidence(scope, item, quotes, id);
  for (const link of linksOf(sample)) await linkEvidence(scope, journeyId, { ...link, weight: 2 });
  for (const { nodeId, ...word } of confirmationsOf(sample))
    await confirmNode(scope, journeyId, nodeId, word);
  for (const { id, status, ...task } of tasksOf(sample)) {
    const isCarried = status === "carried_over";
    await createTask(scope, { ...task, journeyId, phaseId: null, status: isCarried ? "open" : status }, id);
    if (isCarried) await scope.tx.update(tasks).set({ status }).where(eq(tasks.id, id));
  }
  for (const { id, nodeId, replyTo, body, isResolved, ...past } of commentsOf(sample)) {
    const subject = { kind: "touchpoint", journeyId, nodeId } as const;
    if (replyTo === null) await createThread(scope, { subject, body }, { id, ...past });
    else await reply(scope, { commentId: replyTo, body }, { id, ...past });
    if (isResolved) await resolveThread(scope, id, true);
  }
  await seedCycles(scope, sample, journeyId);
  await publishJourney(scope, journeyId);
}

/** The months so far, one after the other as they were held: opened, decided in, closed. */
async function seedCycles(scope: Scope, sample: Sample, journeyId: string): Promise<void> {
  for (const { month, focus, translations, attendeeIds, reviewOn, closed } of cyclesOf(sample)) {
    const place = { journeyId, month };
    await openMonth(scope, place);
    await updateCycle(scope, place, {
      focus,
      translations,
      attendeeIds,
      ...(reviewOn !== null && { reviewOn }),
    });
    if (!closed) continue;
    const { on, by, decision } = closed;
    await makeDecision(scope, place, decision, { by, on, translations: closed.translations });
    // towards the end of the day, but not later than now
    const at = new Date(Math.min(Date.parse(`${on}T15:30:00Z`), scope.now.getTime()));
    await closeCycle(scope, place, "", { at, by, journeyThen: journeyOfMonth(sample, month) });
  }
}
