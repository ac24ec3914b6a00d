// Open invitations.
import { InvitationSettings } from "#components/workspace/invitation-settings.tsx";

export default function InvitationSettingsPage() {
  return <InvitationSettings />;
}
