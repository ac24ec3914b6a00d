// The demo's accounts, as the sign-in page and the README name them. They exist only where nobody else can reach the product.

export const DEMO_PASSWORD = "redthread-demo";

interface DemoPerson {
  readonly email: string;
  readonly name: string;
  /** Message key below `common.role`. */
  readonly role: "owner" | "editor" | "viewer" | "guest";
  readonly workspace: string;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: "ruben@wervel.example", name: "Ruben", role: "owner", workspace: "Atelier Wervel" },
  { email: "lotte@wervel.example", name: "Lotte", role: "editor", workspace: "Atelier Wervel" },
  { email: "bram@wervel.example", name: "Bram", role: "editor", workspace: "Atelier Wervel" },
  { email: "ilse@wervel.example", name: "Ilse", role: "editor", workspace: "Atelier Wervel" },
  { email: "farah@wervel.example", name: "Farah", role: "editor", workspace: "Atelier Wervel" },
  { email: "kijk@wervel.example", name: "Mila", role: "viewer", workspace: "Atelier Wervel" },
  { email: "eva@steek.example", name: "Eva", role: "owner", workspace: "Bureau Steek" },
  { email: "karin@dewarmelijn.example", name: "Karin", role: "guest", workspace: "De Warme Lijn" },
];
