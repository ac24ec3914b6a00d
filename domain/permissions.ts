// The table of rights: action → roles. API, collaboration server and interface all ask `can`.

/** Roles of people in a workspace, strongest first; `manager` stands beside the ladder (commenter and more). */
export const MEMBER_ROLES = ["owner", "admin", "manager", "editor", "commenter", "viewer"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** `guest` is a client's own person; `share` a link; `system` a job. */
export const ROLES = [...MEMBER_ROLES, "guest", "share", "system"] as const;
export type Role = (typeof ROLES)[number];

const OWNER = ["owner", "system"] as const;
const ADMIN = ["owner", "admin", "system"] as const;
const EDITOR = ["owner", "admin", "editor", "system"] as const;
const MANAGER = ["owner", "admin", "manager", "system"] as const;
const EDITOR_AND_MANAGER = ["owner", "admin", "manager", "editor", "system"] as const;
const COMMENTER = ["owner", "admin", "manager", "editor", "commenter", "system"] as const;
const MEMBER = ["owner", "admin", "manager", "editor", "commenter", "viewer", "system"] as const;
const PORTAL = [...MEMBER, "guest", "share"] as const;

export const PERMISSIONS = {
  "workspace.view": MEMBER,
  "workspace.update": ADMIN,
  "workspace.delete": OWNER,
  "workspace.transfer": OWNER,
  "workspace.leave": MEMBER,
  "member.view": MEMBER,
  "member.manage": ADMIN,
  "invitation.manage": ADMIN,
  "department.manage": ADMIN,
  "client.view": MEMBER,
  "client.manage": ADMIN,
  "audit.view": ADMIN,
  "trash.view": EDITOR,
  "trash.restore": EDITOR,
  "journey.view": MEMBER,
  "journey.create": EDITOR,
  // taking what is written on it elsewhere
  "journey.copy": EDITOR,
  "journey.edit": EDITOR,
  "journey.delete": EDITOR,
  "journey.share": ADMIN,
  "journey.publish": EDITOR,
  "version.view": EDITOR,
  "version.create": EDITOR,
  "version.restore": EDITOR,
  "history.erase": ADMIN,
  "persona.view": MEMBER,
  "persona.edit": EDITOR,
  "file.view": MEMBER,
  "file.create": EDITOR,
  "channel.view": MEMBER,
  "channel.edit": EDITOR,
  "budget.view": MEMBER,
  // money and months are what a manager decides on
  "budget.edit": EDITOR_AND_MANAGER,
  "evidence.view": MEMBER,
  "evidence.viewPrivate": EDITOR_AND_MANAGER,
  "evidence.create": COMMENTER,
  "evidence.edit": EDITOR_AND_MANAGER,
  "evidence.delete": EDITOR,
  "evidence.link": EDITOR_AND_MANAGER,
  "touchpoint.confirm": EDITOR_AND_MANAGER,
  "metric.view": MEMBER,
  "metric.edit": EDITOR_AND_MANAGER,
  "import.run": EDITOR,
  "task.view": MEMBER,
  "task.edit": EDITOR_AND_MANAGER,
  "task.setStatus": COMMENTER,
  "cycle.view": MEMBER,
  "cycle.edit": EDITOR_AND_MANAGER,
  // closing, skipping and opening again
  "cycle.close": MANAGER,
  // saying "akkoord" to a closed month, and taking that back
  "cycle.approve": MANAGER,
  "health.view": MEMBER,
  // what is deliberately left, and by which ways customers come, is decided by who decides on money and months
  "health.waive": EDITOR_AND_MANAGER,
  "strategy.edit": EDITOR_AND_MANAGER,
  "checklist.edit": EDITOR_AND_MANAGER,
  "comment.view": MEMBER,
  "comment.create": COMMENTER,
  "dashboard.view": MEMBER,
  // the sentence that is told to others
  "dashboard.write": EDITOR_AND_MANAGER,
  // one's own inbox, how one is told, and one's own calendar
  "notification.view": MEMBER,
  "notification.edit": MEMBER,
  "webhook.manage": ADMIN,
  "portal.view": PORTAL,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

/** True where the role may do the action. Ownership of a single thing (an assignee's own task) is asked beside it. */
export function can(role: Role, action: Action): boolean {
  return (PERMISSIONS[action] as readonly Role[]).includes(role);
}

/** Roles that a member may hand out to others: nobody gives more than they hold. */
export function grantableRoles(role: Role): readonly MemberRole[] {
  if (role === "owner") return MEMBER_ROLES;
  if (role === "admin") return MEMBER_ROLES.filter((other) => other !== "owner");
  return [];
}
