// The departments of the workspace.
import { DepartmentSettings } from "#components/workspace/department-settings.tsx";

export default function DepartmentSettingsPage() {
  return <DepartmentSettings />;
}
