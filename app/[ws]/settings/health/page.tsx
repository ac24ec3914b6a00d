// What the workspace holds to be well.
import { HealthSettings } from "#components/health/health-settings.tsx";

export default function HealthSettingsPage() {
  return <HealthSettings />;
}
