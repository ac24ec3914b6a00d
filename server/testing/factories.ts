// Rows for tests, written past every wall. Each factory makes what its noun cannot be without and returns its ids.
import { randomBytes } from "node:crypto";
import { users } from "#db/schema/accounts.ts";
import { channelBudgets, commitments } from "#db/schema/budgets.ts";
import { cycles } from "#db/schema/cycles.ts";
import { evidence, evidenceLinks, evidencePrivate, quotes } from "#db/schema/evidence.ts";
import { files } from "#db/schema/files.ts";
import { customerGroups, productGroups } from "#db/schema/groups.ts";
import { checklistItems, checklists, strategies } from "#db/schema/health.ts";
import { importBatches, importContents, importFiles, importSources } from "#db/schema/imports.ts";
import { journeyMembers, journeyNodes, journeyShares, journeys, rooms } from "#db/schema/journeys.ts";
import { channels, metrics, personas, readings, tasks } from "#db/schema/research.ts";
import { departments, memberships, workspaces } from "#db/schema/workspaces.ts";
import { emptyEvidenceMapping, emptyReadingsMapping } from "#domain/imports/mapping.ts";
import { ID_LENGTH, idFromBytes } from "#domain/ids.ts";
import type { MemberRole } from "#domain/permissions.ts";
import type { Actor } from "#server/auth/actor.ts";
import type { TestDatabase } from "./database.ts";

type Rows = Pick<TestDatabase, "rows">;
type Extra<Table extends { $inferInsert: object }> = Partial<Table["$inferInsert"]>;

export const newId = () => idFromBytes(randomBytes(ID_LENGTH));

export interface TestPerson {
  readonly userId: string;
  readonly memberId: string;
  readonly email: string;
  readonly actor: Actor & { kind: "user" };
}

/** A person with a verified address and no membership anywhere. */
export async function makeUser({ rows }: Rows, extra: Extra<typeof users> = {}): Promise<TestPerson> {
  const id = extra.id ?? newId();
  const email = extra.email ?? `${id.toLowerCase()}@test.example`;
  await rows
    .insert(users)
    .values({ name: `Person ${id.slice(0, 4)}`, emailVerified: new Date(), ...extra, id, email });
  return { userId: id, memberId: "", email, actor: { kind: "user", userId: id } };
}

export interface TestWorkspace {
  readonly workspaceId: string;
  readonly slug: string;
  readonly departmentId: string;
  readonly owner: TestPerson;
}

/** A workspace with one department and an owner. */
export async function makeWorkspace(
  database: Rows,
  extra: Extra<typeof workspaces> = {},
): Promise<TestWorkspace> {
  const id = extra.id ?? newId();
  const slug = extra.slug ?? `ws-${randomBytes(6).toString("hex")}`;
  await database.rows.insert(workspaces).values({ name: `Workspace ${slug}`, ...extra, id, slug });
  const departmentId = await makeDepartment(database, id);
  const owner = await makeMember(database, id, "owner", { departmentId });
  return { workspaceId: id, slug, departmentId, owner };
}

export async function makeDepartment(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof departments> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows
    .insert(departments)
    .values({ key: "marketing", name: "Marketing", color: "dept-1", ...extra, workspaceId, id });
  return id;
}

/** A member (or guest) of a workspace; makes the user unless `userId` names one. */
export async function makeMember(
  database: Rows,
  workspaceId: string,
  role: MemberRole | "guest",
  extra: Extra<typeof memberships> = {},
): Promise<TestPerson> {
  const user = extra.userId
    ? { userId: extra.userId, email: "", actor: { kind: "user", userId: extra.userId } as const }
    : await makeUser(database);
  const memberId = extra.id ?? newId();
  await database.rows.insert(memberships).values({
    displayName: `${role} ${memberId.slice(0, 4)}`,
    ...extra,
    workspaceId,
    id: memberId,
    userId: user.userId,
    role,
  });
  return { ...user, memberId };
}

/** A guest to whom these journeys are shown. */
export async function makeGuest(
  database: Rows,
  workspaceId: string,
  journeyIds: readonly string[] = [],
): Promise<TestPerson> {
  const guest = await makeMember(database, workspaceId, "guest");
  for (const journeyId of journeyIds) await shareJourney(database, workspaceId, journeyId, guest.userId);
  return guest;
}

export async function shareJourney(
  { rows }: Rows,
  workspaceId: string,
  journeyId: string,
  userId: string,
): Promise<void> {
  await rows.insert(journeyShares).values({ workspaceId, journeyId, userId });
}

/** Access of an agency's person to a workspace; they must be a member of the agency for it to count. */
export async function makeAgencyAccess(
  { rows }: Rows,
  workspaceId: string,
  agencyId: string,
  userId: string,
  role: MemberRole,
): Promise<string> {
  const id = newId();
  await rows
    .insert(memberships)
    .values({ workspaceId, agencyId, userId, role, id, displayName: `agency ${id.slice(0, 4)}` });
  return id;
}

/** A published journey with its room. */
export async function makeJourney(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof journeys> & { readonly named?: readonly string[] } = {},
): Promise<string> {
  const { named = [], ...values } = extra;
  const id = values.id ?? newId();
  const slug = values.slug ?? `journey-${randomBytes(6).toString("hex")}`;
  await rows
    .insert(journeys)
    .values({ title: `Journey ${slug}`, publishedAt: new Date(), ...values, workspaceId, id, slug });
  await rows.insert(rooms).values({ workspaceId, id });
  for (const membershipId of named)
    await rows.insert(journeyMembers).values({ workspaceId, journeyId: id, membershipId });
  return id;
}

/** A record of the read model. */
export async function makeNode(
  { rows }: Rows,
  workspaceId: string,
  journeyId: string,
  extra: Extra<typeof journeyNodes> = {},
): Promise<string> {
  const nodeId = extra.nodeId ?? newId();
  await rows
    .insert(journeyNodes)
    .values({ kind: "touchpoints", data: {}, seq: 1, ...extra, workspaceId, journeyId, nodeId });
  return nodeId;
}

/** A review with a quote and a private half. */
export async function makeEvidence(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof evidence> & { readonly respondent?: string } = {},
): Promise<{ evidenceId: string; quoteId: string }> {
  const { respondent = "", ...values } = extra;
  const id = values.id ?? newId();
  const quoteId = newId();
  await rows.insert(evidence).values({
    kind: "review",
    title: "A review",
    observedOn: "2026-11-01",
    source: "google",
    ...values,
    workspaceId,
    id,
  });
  await rows.insert(evidencePrivate).values({ workspaceId, evidenceId: id, respondent });
  await rows
    .insert(quotes)
    .values({ workspaceId, id: quoteId, evidenceId: id, text: "A sentence somebody said" });
  return { evidenceId: id, quoteId };
}

/** Ties evidence to a node. */
export async function linkEvidence(
  { rows }: Rows,
  workspaceId: string,
  evidenceId: string,
  journeyId: string,
  nodeId: string,
  stance: "supports" | "contradicts" = "supports",
): Promise<string> {
  const id = newId();
  await rows
    .insert(evidenceLinks)
    .values({ workspaceId, id, evidenceId, target: "node", journeyId, targetId: nodeId, stance });
  return id;
}

export async function makePersona(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof personas> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows.insert(personas).values({ name: `Persona ${id.slice(0, 4)}`, ...extra, workspaceId, id });
  return id;
}

/** A group of customers. */
export async function makeCustomerGroup(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof customerGroups> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows.insert(customerGroups).values({ name: `Group ${id.slice(0, 4)}`, ...extra, workspaceId, id });
  return id;
}

/** A group of products or services. */
export async function makeProductGroup(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof productGroups> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows.insert(productGroups).values({ name: `Product ${id.slice(0, 4)}`, ...extra, workspaceId, id });
  return id;
}

/** The row of a photo; there are no bytes on disk. */
export async function makeFile(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof files> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  const photo = { kind: "photo", mime: "image/webp", bytes: 12, sha256: id };
  await rows.insert(files).values({ ...photo, ...extra, workspaceId, id });
  return id;
}

export async function makeChannel(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof channels> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows
    .insert(channels)
    .values({ name: "Webshop", medium: "digital", mediaKind: "owned", ...extra, workspaceId, id });
  return id;
}

/** A budget line of a channel. */
export async function makeBudget(
  { rows }: Rows,
  workspaceId: string,
  channelId: string,
  extra: Extra<typeof channelBudgets> = {},
): Promise<void> {
  await rows
    .insert(channelBudgets)
    .values({ month: "2026-11", plannedCents: 35_000, ...extra, workspaceId, channelId });
}

/** A commitment of six months to a channel. */
export async function makeCommitment(
  { rows }: Rows,
  workspaceId: string,
  channelId: string,
  extra: Extra<typeof commitments> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows
    .insert(commitments)
    .values({ startMonth: "2026-09", months: 6, ...extra, workspaceId, channelId, id });
  return id;
}

/** A metric with one reading. */
export async function makeMetric(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof metrics> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows.insert(metrics).values({ name: "Conversion", unit: "percent", ...extra, workspaceId, id });
  await rows
    .insert(readings)
    .values({ workspaceId, metricId: id, month: "2026-11", numerator: 12, denominator: 100 });
  return id;
}

/** A source of imports with a mapping in which nothing is chosen. */
export async function makeImportSource(
  { rows }: Rows,
  workspaceId: string,
  target: "evidence" | "readings",
): Promise<string> {
  const id = newId();
  const mapping = target === "readings" ? emptyReadingsMapping() : emptyEvidenceMapping("review");
  const place = { workspaceId, id, timeZone: "Europe/Amsterdam" };
  await rows.insert(importSources).values({ ...place, name: "Bron", target, header: ["Datum"], mapping });
  return id;
}

/** An import of one review: read and waiting for its start, or all the way in. */
export async function makeImportBatch(
  { rows }: Rows,
  workspaceId: string,
  state: "open" | "ready",
): Promise<string> {
  const id = newId();
  const content = Buffer.from(`Datum;Sterren;Recensie\n2026-11-01;4;Fijn ${id}\n`);
  const empty = {
    questions: [],
    missing: [],
    columns: [],
    preview: [],
    names: [],
    source: null,
    before: null,
  };
  await rows.insert(importBatches).values({
    workspaceId,
    id,
    fileName: "reviews.csv",
    timeZone: "Europe/Amsterdam",
    sha256: id,
    state,
    mapping: emptyEvidenceMapping("review"),
    description: empty,
  });
  if (state === "open") await rows.insert(importFiles).values({ workspaceId, batchId: id, content });
  else await rows.insert(importContents).values({ workspaceId, id, isReady: true });
  return id;
}

export async function makeTask(
  { rows }: Rows,
  workspaceId: string,
  extra: Extra<typeof tasks> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows.insert(tasks).values({ title: "A task", month: "2026-11", ...extra, workspaceId, id });
  return id;
}

/** A month of a journey, open unless `extra` says otherwise. */
export async function makeCycle(
  { rows }: Rows,
  workspaceId: string,
  journeyId: string,
  extra: Extra<typeof cycles> = {},
): Promise<void> {
  await rows
    .insert(cycles)
    .values({ month: "2026-11", reviewOn: "2026-12-01", ...extra, workspaceId, journeyId });
}

/** A strategy of a journey. */
export async function makeStrategy(
  { rows }: Rows,
  workspaceId: string,
  journeyId: string,
  extra: Extra<typeof strategies> = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await rows.insert(strategies).values({ name: "Zoeken", ...extra, workspaceId, journeyId, id });
  return id;
}

/** A checklist of one item beside a journey. */
export async function makeChecklist(
  { rows }: Rows,
  workspaceId: string,
  journeyId: string,
  extra: Extra<typeof checklists> = {},
): Promise<{ checklistId: string; itemId: string }> {
  const id = extra.id ?? newId();
  const itemId = newId();
  await rows
    .insert(checklists)
    .values({ name: "5 performers in commercie", ...extra, workspaceId, journeyId, id });
  await rows.insert(checklistItems).values({ workspaceId, checklistId: id, id: itemId, text: "Klant" });
  return { checklistId: id, itemId };
}
