// An invitation to a workspace. Looking at it uses nothing up.
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthFrame } from "#components/account/auth-frame.tsx";
import { InvitationAnswer } from "#components/account/invitation-answer.tsx";
import { titled } from "#components/account/page-title.ts";
import { Button } from "#components/ui/button.tsx";
import { api, currentUser, orNotFound } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("account.invite.pageTitle");

export default async function InvitePage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const t = await getTranslations("account.invite");
  const common = await getTranslations("common");
  const invitation = await orNotFound(api().invitations.preview({ token }));
  const workspace = invitation.workspace.name;
  if (invitation.state !== "open") {
    const { inviter, state } = invitation;
    return (
      <AuthFrame
        title={t("goneTitle")}
        lead={state === "expired" && inviter ? t("expiredBy", { inviter }) : t(state)}
      >
        <Button size="lg" asChild>
          <Link href="/">{t("toWorkspace")}</Link>
        </Button>
      </AuthFrame>
    );
  }
  const me = await currentUser();
  const role = common(`role.${invitation.role}`).toLocaleLowerCase();
  return (
    <AuthFrame
      title={invitation.role === "guest" ? t("titleGuest", { workspace }) : t("title", { workspace })}
      lead={
        <>
          {invitation.inviter ? t("lead", { inviter: invitation.inviter, role }) : t("leadNobody", { role })}
          {invitation.email ? ` ${t("forAddress", { email: invitation.email })}` : ""}
        </>
      }
    >
      <InvitationAnswer token={token} email={invitation.email} me={me ? { email: me.email } : null} />
    </AuthFrame>
  );
}
