// The workspace's own address leads to its journeys.
import { redirect } from "next/navigation";

export default async function WorkspacePage({ params }: PageProps<"/[ws]">) {
  const { ws } = await params;
  redirect(`/${ws}/journeys`);
}
