// The home address leads on: to the workspace used last, to a client's portal, or to making a first workspace.
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { LAST_WORKSPACE_COOKIE } from "#components/shell/cookies.ts";
import { api, requireUser } from "#server/api/rsc.tsx";

export default async function HomePage() {
  await requireUser("/");
  const open = (await api().account.listWorkspaces()).filter((one) => one.deletedAt === null);
  const last = (await cookies()).get(LAST_WORKSPACE_COOKIE)?.value;
  const found =
    open.find((one) => one.slug === last) ?? open.find((one) => one.role !== "guest") ?? open.at(0);
  if (!found) redirect("/start");
  redirect(found.role === "guest" ? `/c/${found.slug}` : `/${found.slug}`);
}
