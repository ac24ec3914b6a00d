// How a receiver can tell that a delivery came from this workspace and is not an old one sent again.
import { createHmac } from "node:crypto";

/** `t=<seconds>,v1=<hex of HMAC-SHA256 over "seconds.body">`, with the webhook's secret as the key. */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const mark = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${mark}`;
}
