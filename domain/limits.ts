// Sizes that hold everywhere, so that form, API and table refuse the same thing. Lengths are in characters.

export const LIMITS = {
  /** Names of people, workspaces, departments, channels, personas. */
  name: 200,
  password: { min: 10, max: 200 },
  /** A journey refuses more records than this in one collection. */
  recordsPerCollection: 5_000,
  personasPerJourney: 5,
  departmentsPerWorkspace: 50,
  channelsPerWorkspace: 200,
  membersPerWorkspace: 1_000,
  personaLines: 200,
  customerGroupsPerWorkspace: 100,
  productGroupsPerWorkspace: 100,
  quotesPerItem: 200,
  /** Bytes of all files of a workspace together, as they are kept. */
  workspaceFileBytes: 2 * 1024 ** 3,
  /** Rows of one page of a list. */
  pageSize: 100,
  /** Days a deleted thing stays in the trash. */
  trashDays: 30,
  /** Days an invitation can be answered. */
  invitationDays: 14,
  /** Days after which a removed node is forgotten. */
  removedNodeDays: 90,
} as const;
