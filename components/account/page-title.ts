// The title of a page in the browser's tab, in the reader's language.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

type Say = Awaited<ReturnType<typeof getTranslations<never>>>;

/** Metadata whose title is this message. */
export async function titled(key: Parameters<Say>[0]): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t(key) };
}
