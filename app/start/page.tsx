// Making a workspace, ending on its first journey.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titled } from "#components/account/page-title.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { PlainFrame } from "#components/shell/plain-frame.tsx";
import { DeletedWorkspaces } from "#components/workspace/deleted-workspaces.tsx";
import { StartForm } from "#components/workspace/start-form.tsx";
import { api, requireUser } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("start.title");

export default async function StartPage() {
  const user = await requireUser("/start");
  const t = await getTranslations("start");
  const deleted = await api().workspaces.listDeleted();
  const own = await api().account.listWorkspaces();
  return (
    <PlainFrame
      me={{ id: user.id, name: user.name, email: user.email }}
      title={t("title")}
      lead={t("lead")}
      width="reading"
      hasWorkspace={own.some((one) => one.deletedAt === null)}
    >
      <div className="flex flex-col gap-4">
        <Panel>
          <StartForm />
        </Panel>
        <DeletedWorkspaces workspaces={deleted} />
      </div>
    </PlainFrame>
  );
}
