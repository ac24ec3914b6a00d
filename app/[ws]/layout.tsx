// Everything inside a workspace: proves that the reader belongs there, then puts the shell around the page.
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { RAIL_COOKIE } from "#components/shell/cookies.ts";
import { Shell } from "#components/shell/shell.tsx";
import { WorkspaceProvider } from "#components/workspace/workspace-context.tsx";
import { getQueryClient, Hydrate, openWorkspace, requireUser, trpc } from "#server/api/rsc.tsx";

export async function generateMetadata({ params }: LayoutProps<"/[ws]">): Promise<Metadata> {
  const { ws } = await params;
  const path = (await headers()).get("x-path") ?? `/${ws}`;
  await requireUser(path);
  const { name } = await openWorkspace(ws, path);
  return { title: { default: name, template: `%s · ${name} · Redthread` } };
}

export default async function WorkspaceLayout({ params, children }: LayoutProps<"/[ws]">) {
  const { ws } = await params;
  const path = (await headers()).get("x-path") ?? `/${ws}`;
  const user = await requireUser(path);
  const workspace = await openWorkspace(ws, path);
  if (workspace.movedTo) redirect(path.replace(`/${ws}`, `/${workspace.movedTo}`));
  if (workspace.role === "guest") redirect(`/c/${workspace.slug}`);
  const { kind, movedTo: _movedTo, displayName, ...view } = workspace;
  // the shell says how much is unread; a page that asks too finds it answered
  const unread = trpc.notifications.countUnread.queryOptions({ workspaceId: workspace.id });
  await getQueryClient().prefetchQuery(unread);
  return (
    <WorkspaceProvider
      workspace={{ ...view, isAgency: kind === "agency" }}
      me={{ id: user.id, name: displayName ?? user.name, email: user.email }}
    >
      <Hydrate only={unread.queryKey}>
        <Shell railWide={(await cookies()).get(RAIL_COOKIE)?.value === "wide"}>{children}</Shell>
      </Hydrate>
    </WorkspaceProvider>
  );
}
