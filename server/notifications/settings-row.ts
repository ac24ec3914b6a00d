// A person's row of settings, read as the domain knows it: what cannot be read is what it is by default.
import type { notificationSettings } from "#db/schema/notifications.ts";
import {
  DEFAULT_SETTINGS,
  notificationSettings as shape,
  type NotificationSettings,
} from "#domain/notification.ts";
import { isTimeZone } from "#server/clock.ts";

type Row = typeof notificationSettings.$inferSelect;

export function readSettings(row: Row | null | undefined): NotificationSettings {
  if (!row) return DEFAULT_SETTINGS;
  const { ways, quietFrom, quietTo, digestWeekday, timeZone } = row;
  const read = shape.safeParse({
    ways,
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    digestWeekday,
    timeZone: timeZone !== null && isTimeZone(timeZone) ? timeZone : null,
  });
  return read.success ? read.data : DEFAULT_SETTINGS;
}
