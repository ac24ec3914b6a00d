// Pictures to keep, from our own pages only. POST ?workspaceId with the bytes → {id}.
import { handleUpload } from "#server/files/http.ts";

export const dynamic = "force-dynamic";

export const POST = handleUpload;
