// Files to import, from our own pages only. POST ?workspaceId&name with the bytes → {id}.
import { handleUpload } from "#server/imports/upload.ts";

export const dynamic = "force-dynamic";

export const POST = handleUpload;
