// Evidence that comes as a file, from our own pages only. POST ?workspaceId&name with item and bytes → {id}.
import { handleDocument } from "#server/evidence/documents/upload.ts";

export const dynamic = "force-dynamic";

export const POST = handleDocument;
