// An agency's clients, for every agency the reader works at.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { titled } from "#components/account/page-title.ts";
import { PlainFrame } from "#components/shell/plain-frame.tsx";
import { AgencyClients } from "#components/workspace/agency-clients.tsx";
import { can } from "#domain/permissions.ts";
import { api, requireUser } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("agency.title");

export default async function AgencyPage() {
  const user = await requireUser("/agency");
  const agencies = (await api().account.listWorkspaces()).filter(
    (one) => one.kind === "agency" && one.deletedAt === null && can(one.role, "client.view"),
  );
  if (agencies.length === 0) notFound();
  const t = await getTranslations("agency");
  return (
    <PlainFrame me={{ id: user.id, name: user.name, email: user.email }} title={t("title")}>
      <div className="flex flex-col gap-4">
        {agencies.map(({ id, name, role }) => (
          <AgencyClients key={id} agency={{ id, name }} mayCreate={can(role, "client.manage")} />
        ))}
      </div>
    </PlainFrame>
  );
}
