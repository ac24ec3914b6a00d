// Who is in the workspace.
import { MemberSettings } from "#components/workspace/member-settings.tsx";

export default function MemberSettingsPage() {
  return <MemberSettings />;
}
