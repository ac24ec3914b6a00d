// One click in a mail program turns the mails of one kind off.
import { handleOneClick } from "#server/notifications/http.ts";

export const dynamic = "force-dynamic";

export const POST = handleOneClick;
