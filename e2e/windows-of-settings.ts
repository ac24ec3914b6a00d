// The windows of a workspace's settings, its people and its agency, and how a person comes to each.
import { WERVEL } from "./fixtures.ts";
import type { WindowVisit } from "./window-visit.ts";

export const SETTINGS_WINDOWS: readonly WindowVisit[] = [
  {
    name: "a new client",
    of: ["workspace/agency-clients.tsx"],
    as: "eva",
    at: "/agency",
    open: ({ press }) => press("agency.new"),
  },
  {
    name: "the workspace is left",
    of: ["workspace/general-settings.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings",
    open: ({ press }) => press("settings.general.leave"),
  },
  {
    name: "the workspace is deleted",
    of: ["workspace/general-settings.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings",
    open: ({ press }) => press("settings.general.remove"),
  },
  {
    name: "a guest is removed",
    of: ["workspace/guest-settings.tsx"],
    as: "eva",
    at: "/de-warme-lijn/settings/guests",
    open: ({ press }) => press("settings.guests.removeOf"),
  },
  {
    name: "a member is removed",
    of: ["workspace/member-row.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/members",
    open: async ({ page, choose }) => {
      await page.getByRole("button", { name: /Bram/ }).first().click();
      await choose("settings.members.remove");
    },
  },
  {
    name: "somebody without an account is added",
    of: ["workspace/staff-dialog.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/members",
    open: async ({ press, choose }) => {
      await press("settings.members.add");
      await choose("settings.members.addStaff");
    },
  },
  {
    name: "somebody of the agency is let in",
    of: ["workspace/lend-dialog.tsx"],
    as: "eva",
    at: "/de-warme-lijn/settings/members",
    open: async ({ press, choose }) => {
      await press("settings.members.add");
      await choose("settings.members.lend");
    },
  },
  {
    name: "a journey is renamed",
    of: ["workspace/rename-journey-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/journeys",
    open: async ({ press, choose }) => {
      await press("workspace.journeys.menu");
      await choose("common.rename");
    },
  },
  {
    name: "a journey is copied",
    of: ["workspace/copy-journey-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/journeys",
    open: async ({ press, choose }) => {
      await press("workspace.journeys.menu");
      await choose("workspace.journeys.copy.open");
    },
  },
  {
    name: "a webhook is added",
    of: ["webhook/webhook-dialog.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/webhooks",
    open: ({ press }) => press("webhook.new"),
  },
  {
    name: "a calendar address is made anew",
    of: ["notification/calendar-panel.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/notifications",
    open: async ({ page, api, press }) => {
      await api.tell("calendars.make", { workspaceId: WERVEL });
      await page.reload();
      await press("calendar.renew");
    },
  },
  {
    name: "a department is deleted",
    of: ["workspace/remove-department-dialog.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/departments",
    open: async ({ press, choose }) => {
      await press("settings.departments.menu");
      await choose("common.delete");
    },
  },
];
