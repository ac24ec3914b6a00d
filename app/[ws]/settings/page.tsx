// Name, address and language of the workspace.
import { GeneralSettings } from "#components/workspace/general-settings.tsx";

export default function GeneralSettingsPage() {
  return <GeneralSettings />;
}
