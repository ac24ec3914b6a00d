// The settings of a workspace.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { SettingsFrame } from "#components/workspace/settings-frame.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("settings.title");

export default function SettingsLayout({ children }: LayoutProps<"/[ws]/settings">) {
  return <SettingsFrame>{children}</SettingsFrame>;
}
