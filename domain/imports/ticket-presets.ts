// Lists of tickets and issues, known by their header, as JSON or as a table.
const CREATED = ["created_at", "created at"] as const;

export const TICKET_PRESETS = {
  // who asked is told by number where there is one: a name is not needed to know somebody again
  zendesk: {
    target: "evidence",
    signature: ["id", CREATED, "status", ["subject", "description"]],
    kind: "ticket",
    fields: {
      date: CREATED,
      title: ["subject"],
      text: ["description"],
      key: ["id"],
      author: ["requester_id", "requester id", "requester"],
      sentiment: ["satisfaction_rating.score", "satisfaction score"],
      source: ["via.channel", "via"],
    },
    source: "Zendesk",
  },
  jira: {
    target: "evidence",
    signature: ["issue key", "issue type", "summary"],
    kind: "ticket",
    fields: { date: ["created"], title: ["summary"], text: ["description", "labels"], key: ["issue key"] },
    source: "Jira",
  },
  // numbers begin anew in each repository, addresses do not
  github: {
    target: "evidence",
    signature: ["number", "title", "state", [...CREATED, "createdat"]],
    kind: "ticket",
    fields: {
      date: [...CREATED, "createdat"],
      title: ["title"],
      text: ["body"],
      key: ["html_url", "url", "number"],
      author: ["user.login", "author.login", "user", "author"],
      url: ["html_url", "url"],
    },
    source: "GitHub",
  },
} as const;
