// The title of a page in the browser's tab, in the reader's language.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

/** Metadata whose title is the message at `namespace.key`. */
export async function titled(namespace: string, key: string): Promise<Metadata> {
  const t = await getTranslations(namespace);
  return { title: t(key) };
}
