// What was deleted and can come back.
import { TrashList } from "#components/workspace/trash.tsx";

export default function TrashPage() {
  return <TrashList />;
}
