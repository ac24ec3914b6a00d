// Where to go after signing in: only ever a path of our own, whatever an address asks for.

export const HOME = "/";

/** The path if it surely stays on this site, else the home page. */
export function safeReturnPath(asked: string | string[] | null | undefined): string {
  if (typeof asked !== "string" || asked.length > 512) return HOME;
  // Browsers read a backslash as a slash and drop tabs and line ends, so "/\t/evil" would leave the site.
  if (!/^\/[^\s\\]*$/.test(asked) || /^\/[/\\]/.test(asked)) return HOME;
  if ([...asked].some((char) => char.charCodeAt(0) < 32)) return HOME;
  try {
    const base = "http://redthread.invalid";
    const url = new URL(asked, base);
    if (url.origin !== base || url.username || url.password) return HOME;
    const path = `${url.pathname}${url.search}${url.hash}`;
    return path.startsWith("//") || path.startsWith("/api/") ? HOME : path;
  } catch {
    return HOME;
  }
}
