// The tasks of the month it is.
import { redirect } from "next/navigation";
import { openWorkspace } from "#server/api/rsc.tsx";

export default async function TasksPage({ params }: PageProps<"/[ws]/tasks">) {
  const { ws } = await params;
  const { slug, month } = await openWorkspace(ws, `/${ws}/tasks`);
  redirect(`/${slug}/tasks/${month}`);
}
