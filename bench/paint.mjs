// A signed-in browser, and how soon a board stands in it.
import { signIn } from "./visitor.mjs";

const CARDS = 18;

/** Runs in the page from its first moment: notes when the curve and the cards of one screen stand. */
function watchPaint(wanted) {
  const observer = new MutationObserver(look);
  function look() {
    const cards = document.querySelectorAll("[data-card]").length;
    if (cards < wanted || !document.querySelector("[data-curve] path")) return;
    observer.disconnect();
    // two frames: the first that could show it, and the one after, when it has been shown
    requestAnimationFrame(() => requestAnimationFrame(() => (window.benchPainted = performance.now())));
  }
  observer.observe(document, { childList: true, subtree: true });
}

/** A browser context in which this demo account is signed in. */
export async function enter(browser, url, email) {
  const visitor = await signIn(url, email);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "nl-NL" });
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url })));
  return { context, visitor };
}

/** Milliseconds from asking for a board until its curve and cards have been shown, in a new page each time. */
export async function paintTimes(context, address, { paints, patience }) {
  const times = [];
  for (let round = 0; round < paints; round += 1) {
    const page = await context.newPage();
    await page.addInitScript(watchPaint, CARDS);
    await page.goto(address);
    const painted = await page.waitForFunction(() => window.benchPainted, null, { timeout: patience });
    times.push(await painted.jsonValue());
    await page.close();
  }
  return times;
}
