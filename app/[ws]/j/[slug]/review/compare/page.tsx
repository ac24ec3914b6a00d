// Two months of a journey side by side, or a closed one beside what stands there now (`b=now`).
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { titled } from "#components/account/page-title.ts";
import { ComparePage } from "#components/cycle/compare-page.tsx";
import { NOW } from "#components/cycle/since-path.ts";
import { isMonth } from "#domain/month.ts";
import { orNotFound, readTogether } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("cycle.compare.crumb");

const monthOf = (asked: string | string[] | undefined): string | null =>
  typeof asked === "string" && isMonth(asked) ? asked : null;

export default async function CompareMonthsPage(props: PageProps<"/[ws]/j/[slug]/review/compare">) {
  const [{ ws, slug }, search] = await Promise.all([props.params, props.searchParams]);
  const [a, b] = [monthOf(search["a"]), monthOf(search["b"])];
  const isSince = search["b"] === NOW;
  const read = readTogether({ workspaceSlug: ws }, ({ workspaceId, api }) =>
    api.journeys.getBySlug({ workspaceId, slug }),
  );
  const { id, title, titleTranslations, movedTo, ...journey } = await orNotFound(
    read,
    `/${ws}/j/${slug}/review`,
  );
  if (movedTo || !a || !(b || isSince)) redirect(`/${ws}/j/${movedTo ?? slug}/review`);
  return <ComparePage journey={{ id, slug: journey.slug, title, titleTranslations }} a={a} b={b} />;
}
