// A valid input for every procedure, made from the ids of a world. A procedure without one does not compile; the walk
// (access.test.ts) finds out by itself which ids an input names.
import type { inferRouterInputs } from "@trpc/server";
import { emptyReadingsMapping } from "#domain/imports/mapping.ts";
import { rhythmFixtures } from "./access-fixtures-rhythm.ts";
import type { Ids } from "./access-world.ts";
import type { AppRouter } from "#server/api/root.ts";

type Inputs = inferRouterInputs<AppRouter>;
export type Fixture = (ids: Ids) => unknown;
type Fixtures = {
  [Noun in keyof Inputs]: { [Name in keyof Inputs[Noun]]: (ids: Ids) => Inputs[Noun][Name] };
};

const none = () => undefined;
const workspace = ({ workspaceId }: Ids) => ({ workspaceId });
const journey = ({ journeyId }: Ids) => ({ journeyId });
const channel = { name: "Winkel", medium: "physical", mediaKind: "owned" } as const;
const evidence = {
  kind: "note",
  title: "Gehoord aan de balie",
  observedOn: "2026-11-02",
  source: "balie",
} as const;
const quote = { text: "Het duurde te lang." };
const metric = { name: "Conversie", unit: "percent", direction: "up" } as const;
const personaOf = ({ channelId, customerGroupId, productGroupId, fileId }: Ids) => ({
  name: "Sanne",
  channelIds: [channelId],
  customerGroupId,
  productGroupIds: [productGroupId],
  photoFileId: fileId,
});
const PASSWORD = "een lang wachtwoord";

export const fixtures: Fixtures = {
  account: {
    signUp: () => ({ name: "Noor", email: "noor@test.example", password: PASSWORD, locale: "nl" }),
    requestReset: () => ({ email: "noor@test.example" }),
    reset: ({ token }) => ({ token, password: PASSWORD }),
    signInOptions: none,
    me: none,
    update: () => ({ name: "Noor" }),
    verifyEmail: ({ token }) => ({ token }),
    resendVerification: none,
    changePassword: () => ({ current: null, next: PASSWORD }),
    listSessions: none,
    revokeSession: ({ nodeId }) => ({ sessionId: nodeId }),
    revokeOtherSessions: none,
    listWorkspaces: none,
  },
  budgets: {
    get: workspace,
    listBridges: workspace,
    setCells: ({ workspaceId, channelId }) => ({
      workspaceId,
      cells: [{ channelId, month: "2026-11", figure: "planned", cents: 35_000 }],
    }),
    chooseResult: ({ workspaceId, channelId, metricId }) => ({
      workspaceId,
      result: { channelId, metricId },
    }),
  },
  channels: {
    list: workspace,
    create: ({ workspaceId }) => ({ workspaceId, channel }),
    update: ({ workspaceId, channelId }) => ({ workspaceId, channelId, channel }),
    remove: ({ workspaceId, channelId }) => ({ workspaceId, channelId }),
    restore: ({ workspaceId, trashedChannelId }) => ({ workspaceId, channelId: trashedChannelId }),
  },
  clients: {
    list: ({ agencyId }) => ({ workspaceId: agencyId }),
    create: ({ agencyId }) => ({ workspaceId: agencyId, name: "Nieuwe klant" }),
    grant: ({ workspaceId, agencyId, agencyMemberId }) => ({
      workspaceId,
      agencyId,
      memberId: agencyMemberId,
      role: "editor",
    }),
    listGuests: workspace,
    inviteGuest: ({ workspaceId, journeyId }) => ({
      workspaceId,
      email: "gast@test.example",
      journeyId,
      locale: "nl",
    }),
    removeGuest: ({ workspaceId, guestId }) => ({ workspaceId, guestId }),
    shareJourney: ({ journeyId, guestId }) => ({ journeyId, guestId, canComment: true }),
    unshareJourney: ({ journeyId, guestId }) => ({ journeyId, guestId }),
  },
  commitments: {
    create: ({ workspaceId, channelId }) => ({
      workspaceId,
      commitment: { channelId, startMonth: "2026-11", months: 6, centsPerMonth: 35_000 },
    }),
    remove: ({ workspaceId, commitmentId, usedChannelId }) => ({
      workspaceId,
      commitmentId,
      before: [{ channelId: usedChannelId, month: "2026-11", figure: "planned", cents: null }],
    }),
    end: ({ workspaceId, commitmentId }) => ({ workspaceId, commitmentId, reason: "Te duur geworden" }),
    resume: ({ workspaceId, endedCommitmentId }) => ({ workspaceId, commitmentId: endedCommitmentId }),
  },
  customerGroups: {
    list: workspace,
    create: ({ workspaceId }) => ({ workspaceId, group: { name: "Vaste klanten" } }),
    update: ({ workspaceId, customerGroupId }) => ({
      workspaceId,
      customerGroupId,
      group: { name: "Vaste klanten", description: "Komen elk jaar terug" },
    }),
    remove: ({ workspaceId, customerGroupId }) => ({ workspaceId, customerGroupId }),
    restore: ({ workspaceId, removedCustomerGroupId }) => ({
      workspaceId,
      customerGroupId: removedCustomerGroupId,
    }),
  },
  ...rhythmFixtures,
  departments: {
    list: workspace,
    getUse: ({ workspaceId, departmentId }) => ({ workspaceId, departmentId }),
    create: ({ workspaceId }) => ({ workspaceId, name: "Inkoop" }),
    rename: ({ workspaceId, departmentId }) => ({ workspaceId, departmentId, name: "Inkoop" }),
    setColor: ({ workspaceId, departmentId }) => ({ workspaceId, departmentId, color: "teal" }),
    order: ({ workspaceId, departmentId, successorId }) => ({
      workspaceId,
      departmentIds: [successorId, departmentId],
    }),
    remove: ({ workspaceId, departmentId, successorId }) => ({ workspaceId, departmentId, successorId }),
  },
  evidence: {
    list: workspace,
    count: workspace,
    countInterviews: workspace,
    listForPersona: ({ workspaceId, personaId }) => ({ workspaceId, personaId }),
    get: ({ workspaceId, evidenceId }) => ({ workspaceId, evidenceId }),
    listForJourney: journey,
    listStrengths: journey,
    create: ({ workspaceId, personaId, departmentId, memberId }) => ({
      workspaceId,
      evidence: { ...evidence, personaId, departmentId, interviewer: memberId },
      quotes: [quote],
    }),
    update: ({ workspaceId, evidenceId, personaId, departmentId }) => ({
      workspaceId,
      evidenceId,
      evidence: { ...evidence, personaId, departmentId },
    }),
    remove: ({ workspaceId, evidenceId }) => ({ workspaceId, evidenceId }),
    restore: ({ workspaceId, trashedEvidenceId }) => ({ workspaceId, evidenceId: trashedEvidenceId }),
    addQuote: ({ workspaceId, evidenceId }) => ({ workspaceId, evidenceId, quote }),
    removeQuote: ({ workspaceId, quoteId }) => ({ workspaceId, quoteId }),
    link: ({ journeyId, evidenceId, quoteId, nodeId }) => ({
      journeyId,
      link: { evidenceId, quoteId, nodeId },
    }),
    attachQuote: ({ journeyId, evidenceId, nodeId }) => ({ journeyId, link: { evidenceId, nodeId }, quote }),
    unlink: ({ journeyId, linkId }) => ({ journeyId, linkId }),
    linkLine: ({ workspaceId, evidenceId, quoteId, lineId }) => ({
      workspaceId,
      link: { evidenceId, quoteId, lineId },
    }),
    unlinkLine: ({ workspaceId, lineLinkId }) => ({ workspaceId, linkId: lineLinkId }),
    quoteToLine: ({ workspaceId, evidenceId, quoteId, personaId }) => ({
      workspaceId,
      line: { evidenceId, quoteId, personaId, field: "pains" },
    }),
    takeQuotedLine: ({ workspaceId, quotedLineId, lineQuoteId }) => ({
      workspaceId,
      line: { lineId: quotedLineId, quoteId: lineQuoteId, isNewQuote: true },
    }),
    listLineStrengths: ({ workspaceId, personaId }) => ({ workspaceId, personaId }),
    confirm: ({ journeyId, nodeId }) => ({ journeyId, nodeId }),
    unconfirm: ({ journeyId, nodeId }) => ({ journeyId, nodeId }),
  },
  imports: {
    list: workspace,
    listSources: workspace,
    get: ({ workspaceId, batchId }) => ({ workspaceId, batchId }),
    choose: ({ workspaceId, batchId, importSourceId, journeyId, metricId, nodeId }) => ({
      workspaceId,
      batchId,
      sourceId: importSourceId,
      sourceName: "Cijfers",
      timeZone: "Europe/Amsterdam",
      mapping: {
        ...emptyReadingsMapping(),
        journeyId,
        metrics: { Bezoeken: { metricId, unit: "count", direction: "up", touchpointId: nodeId } },
      },
    }),
    start: ({ workspaceId, batchId }) => ({ workspaceId, batchId }),
    undo: ({ workspaceId, readyBatchId }) => ({ workspaceId, batchId: readyBatchId }),
    setRetention: ({ workspaceId, importSourceId }) => ({
      workspaceId,
      sourceId: importSourceId,
      months: 12,
    }),
    discard: ({ workspaceId, batchId }) => ({ workspaceId, batchId }),
  },
  invitations: {
    list: workspace,
    create: ({ workspaceId, departmentId, journeyId }) => ({
      workspaceId,
      email: "nieuw@test.example",
      role: "editor",
      departmentId,
      journeyId,
      locale: "nl",
    }),
    revoke: ({ workspaceId, invitationId }) => ({ workspaceId, invitationId }),
    preview: ({ token }) => ({ token }),
    accept: ({ token }) => ({ token }),
  },
  journeyCopies: {
    create: ({ journeyId, workspaceId }) => ({ journeyId, workspaceId, title: "Kopie van Reis" }),
    createFromExample: ({ workspaceId }) => ({ workspaceId, title: "Voorbeeld" }),
  },
  journeys: {
    getLanes: journey,
    keepLanes: ({ journeyId }) => ({ journeyId, lanes: ["questions", "owner"] }),
    list: workspace,
    getBySlug: ({ workspaceId, journeySlug }) => ({ workspaceId, slug: journeySlug }),
    get: journey,
    getBoard: journey,
    listTrash: workspace,
    create: ({ workspaceId }) => ({
      workspaceId,
      journey: { title: "Nieuwe reis", model: null, contentLocale: "nl" },
    }),
    update: ({ journeyId, memberId }) => ({
      journeyId,
      settings: { ownerId: memberId, visibility: "named", memberIds: [memberId] },
    }),
    rename: ({ journeyId }) => ({ journeyId, name: { title: "Andere naam", locale: "nl" } }),
    remove: journey,
    restore: ({ trashedJourneyId }) => ({ journeyId: trashedJourneyId }),
    publish: journey,
    unpublish: journey,
  },
  library: {
    search: ({ workspaceId, personaId, journeyId, batchId }) => ({
      workspaceId,
      filter: { search: "lang", personaId, journeyId, batchId },
    }),
    count: workspace,
    listMarks: workspace,
    listProof: workspace,
    listPrompts: workspace,
    listSources: workspace,
    listThemes: ({ workspaceId }) => ({ workspaceId, locale: "nl" }),
    setThemes: ({ workspaceId }) => ({
      workspaceId,
      themes: [{ name: "Wachten", keywords: ["wacht*"] }],
    }),
    markQuote: ({ workspaceId, quoteId }) => ({ workspaceId, quoteId, mark: "wish" }),
    eraseRespondent: ({ workspaceId, evidenceId }) => ({ workspaceId, evidenceId }),
  },
  members: {
    list: workspace,
    listFormer: workspace,
    add: ({ workspaceId, departmentId }) => ({
      workspaceId,
      displayName: "Joris",
      role: "viewer",
      departmentId,
    }),
    setRole: ({ workspaceId, memberId }) => ({ workspaceId, memberId, role: "viewer" }),
    update: ({ workspaceId, memberId, departmentId }) => ({ workspaceId, memberId, departmentId }),
    remove: ({ workspaceId, memberId }) => ({ workspaceId, memberId }),
    restore: ({ workspaceId, formerMemberId }) => ({ workspaceId, memberId: formerMemberId }),
  },
  metricDays: {
    list: ({ journeyId, metricId }) => ({ journeyId, metricId }),
    set: ({ journeyId, metricId }) => ({
      journeyId,
      metricId,
      day: "2026-10-05",
      reading: { value: 3 },
    }),
    remove: ({ journeyId, metricId }) => ({ journeyId, metricId, day: "2026-10-05" }),
  },
  metrics: {
    list: workspace,
    listForJourney: journey,
    create: ({ journeyId, nodeId, channelId, memberId }) => ({
      journeyId,
      metric: { ...metric, touchpointId: nodeId, channelId, ownerId: memberId },
    }),
    update: ({ journeyId, metricId, nodeId, channelId, memberId }) => ({
      journeyId,
      metricId,
      metric: { ...metric, touchpointId: nodeId, transitionId: nodeId, channelId, ownerId: memberId },
    }),
    setPrimaryObjective: ({ journeyId }) => ({ journeyId, objective: "loyalty" }),
    remove: ({ journeyId, metricId }) => ({ journeyId, metricId }),
    restore: ({ journeyId, trashedMetricId }) => ({ journeyId, metricId: trashedMetricId }),
    setReading: ({ journeyId, metricId }) => ({
      journeyId,
      metricId,
      month: "2026-10",
      reading: { value: 3 },
    }),
    removeReading: ({ journeyId, metricId }) => ({ journeyId, metricId, month: "2026-11" }),
    link: ({ journeyId, metricId, nodeId }) => ({ journeyId, metricId, nodeId }),
    unlink: ({ journeyId, metricId, nodeId }) => ({ journeyId, metricId, nodeId }),
  },
  personaJourneys: {
    list: workspace,
    set: ({ workspaceId, personaId, journeyId }) => ({
      workspaceId,
      personaId,
      journeyId,
      life: { lifecycle: "winning", goal: "Een eerste afspraak" },
    }),
  },
  personas: {
    list: workspace,
    get: ({ workspaceId, personaId }) => ({ workspaceId, personaId }),
    create: (ids) => ({ workspaceId: ids.workspaceId, persona: personaOf(ids) }),
    update: (ids) => ({ workspaceId: ids.workspaceId, personaId: ids.personaId, persona: personaOf(ids) }),
    setDream: ({ workspaceId, personaId }) => ({ workspaceId, personaId }),
    dateChannel: ({ workspaceId, personaId, usedChannelId }) => ({
      workspaceId,
      personaId,
      use: { channelId: usedChannelId, since: "2026-01", until: null },
    }),
    remove: ({ workspaceId, personaId }) => ({ workspaceId, personaId }),
    restore: ({ workspaceId, trashedPersonaId }) => ({ workspaceId, personaId: trashedPersonaId }),
  },
  portal: {
    open: ({ slug }) => ({ slug }),
    getBoard: journey,
  },
  productGroups: {
    list: workspace,
    create: ({ workspaceId }) => ({ workspaceId, group: { name: "Kleuren" } }),
    update: ({ workspaceId, productGroupId }) => ({
      workspaceId,
      productGroupId,
      group: { name: "Kleuren en verven" },
    }),
    remove: ({ workspaceId, productGroupId }) => ({ workspaceId, productGroupId }),
    restore: ({ workspaceId, removedProductGroupId }) => ({
      workspaceId,
      productGroupId: removedProductGroupId,
    }),
  },
  status: {
    get: none,
  },
  versions: {
    list: journey,
    compare: ({ journeyId, versionId }) => ({ journeyId, from: versionId, to: null }),
    name: ({ journeyId }) => ({ journeyId, name: "Voor de presentatie" }),
    rename: ({ journeyId, versionId }) => ({ journeyId, versionId, name: "Na de presentatie" }),
    restore: ({ journeyId, versionId }) => ({ journeyId, versionId }),
    eraseHistory: journey,
  },
  workspaces: {
    create: () => ({ name: "Nog een merk", kind: "brand" }),
    get: ({ slug }) => ({ slug }),
    update: ({ workspaceId }) => ({ workspaceId, name: "Ander merk" }),
    changeSlug: ({ workspaceId }) => ({
      workspaceId,
      slug: `ander-${workspaceId.toLowerCase().replace(/[^a-z0-9]/g, "")}`,
    }),
    remove: workspace,
    listDeleted: none,
    restore: ({ deletedWorkspaceId }) => ({ workspaceId: deletedWorkspaceId }),
    leave: workspace,
  },
};
