// Where the workspace has its events sent.
import { WebhookSettings } from "#components/webhook/webhook-settings.tsx";

export default function WebhookSettingsPage() {
  return <WebhookSettings />;
}
