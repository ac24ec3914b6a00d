// Tickets for the live connection, to pages of our own only. POST {journeyId} | {live} | {portal} → {url, ticket, expiresAt}.
import { handleTicketRequest } from "#server/collab/ticket-request.ts";

export const dynamic = "force-dynamic";

export const POST = handleTicketRequest;
