// How one is told, and one's own calendar.
import { CalendarPanel } from "#components/notification/calendar-panel.tsx";
import { NotificationSettings } from "#components/notification/notification-settings.tsx";

export default function NotificationSettingsPage() {
  return (
    <>
      <NotificationSettings />
      <CalendarPanel />
    </>
  );
}
