// E-mail addresses: one strict normaliser for sign-in, invitations and matching, so that one address is one account.

export const EMAIL_MAX = 254;
const LOCAL_MAX = 64;

const LOCAL = /^[a-z0-9_+=~&#/?*|-]+(?:\.[a-z0-9_+=~&#/?*|-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** An apostrophe only between letters (o'brien): a quoted local part is refused. */
const APOSTROPHE_IN_NAME = /(?<=[a-z])'(?=[a-z])/g;

/**
 * The one spelling of an address, or null when it is not exactly one plain ASCII address.
 *
 * Compatibility forms are folded first (NFKC), so that a full-width sign cannot pass the checks and become another sign later.
 * Spaces around it are taken off; anything with quotes, commas, brackets, control characters, comments, routes (`%`, `!`), two
 * `@`, a domain without a dot, or an address of a machine is refused rather than repaired.
 */
export function normaliseEmail(input: string): string | null {
  if (input.length > EMAIL_MAX + 60) return null;
  const address = input
    .normalize("NFKC")
    .replace(/^ +| +$/g, "")
    .toLowerCase();
  if (address.length > EMAIL_MAX || !/^[\x21-\x7e]+$/.test(address)) return null;
  const at = address.indexOf("@");
  if (at <= 0 || at !== address.lastIndexOf("@")) return null;
  const local = address.slice(0, at);
  if (local.length > LOCAL_MAX || !LOCAL.test(local.replace(APOSTROPHE_IN_NAME, ""))) return null;
  const labels = address.slice(at + 1).split(".");
  const isDomain = labels.length >= 2 && labels.every((label) => LABEL.test(label));
  return isDomain && /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(labels.at(-1) ?? "") ? address : null;
}

/** Two spellings of one address. False when either is no address. */
export function isSameEmail(a: string, b: string): boolean {
  const normal = normaliseEmail(a);
  return normal !== null && normal === normaliseEmail(b);
}
