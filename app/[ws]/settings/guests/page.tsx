// The client's own people.
import { GuestSettings } from "#components/workspace/guest-settings.tsx";

export default function GuestSettingsPage() {
  return <GuestSettings />;
}
