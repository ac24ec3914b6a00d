// The demo's accounts, as the sign-in page and the README name them. They exist only where nobody else can reach the product.

export const DEMO_PASSWORD = "redthread-demo";

interface DemoPerson {
  readonly email: string;
  /** Message key below `common.role`. */
  readonly role: "owner" | "editor" | "viewer" | "guest";
  readonly workspace: string;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: "ruben@wervel.example", role: "owner", workspace: "Atelier Wervel" },
  { email: "lotte@wervel.example", role: "editor", workspace: "Atelier Wervel" },
  { email: "bram@wervel.example", role: "editor", workspace: "Atelier Wervel" },
  { email: "ilse@wervel.example", role: "editor", workspace: "Atelier Wervel" },
  { email: "farah@wervel.example", role: "editor", workspace: "Atelier Wervel" },
  { email: "kijk@wervel.example", role: "viewer", workspace: "Atelier Wervel" },
  { email: "eva@steek.example", role: "owner", workspace: "Bureau Steek" },
  { email: "karin@dewarmelijn.example", role: "guest", workspace: "De Warme Lijn" },
];
