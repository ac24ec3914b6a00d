// Page: /{ws}/j/{slug}
// Evidence linked in one place changes the stitch in another open board, without reload; taken away, it changes back.
import { expect, openBoard, test, WERVEL } from "./fixtures.ts";

const LIVE_MS = 20_000; // the promise is 2 s; bench/ holds that figure, a test leaves room for a busy machine

test.describe("evidence", () => {
  test("[E13][W2][U6] a linked interview turns an assumption anecdotal in another open board; undo turns it back", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const bram = await visit("bram");
    const lotte = await visit("lotte");
    await openBoard(bram.page, journey.path);
    const first = bram.page.locator("[data-card]").first();
    const nodeId = (await first.getAttribute("data-card")) ?? "";
    const shown = bram.page.locator(`[data-card="${nodeId}"]`);
    await expect(shown).toHaveAccessibleName(/aanname/i);

    const { id: evidenceId, quoteIds } = await lotte.api.tell<{ id: string; quoteIds: string[] }>(
      "evidence.create",
      {
        workspaceId: WERVEL,
        evidence: {
          kind: "interview",
          title: "Gesprek aan de balie",
          body: "Ik zocht drie keer op de prijs. Toen ben ik gaan bellen.",
          observedOn: new Date().toISOString().slice(0, 10),
          source: "balie",
          consent: "yes",
          respondent: "R99, 40",
        },
        quotes: [{ text: "Ik zocht drie keer op de prijs.", startsAt: 0, endsAt: 31 }],
      },
    );
    expect(quoteIds).toHaveLength(1);
    const began = Date.now();
    const { id: linkId } = await lotte.api.tell<{ id: string }>("evidence.link", {
      journeyId: journey.id,
      link: { evidenceId, quoteId: quoteIds[0], nodeId },
    });
    await expect(shown).toHaveAccessibleName(/anekdotisch/i, { timeout: LIVE_MS });
    console.log(`stitch changed after ${Date.now() - began} ms`);

    const gone = await lotte.api.tell<{ evidenceId: string; quoteId: string | null; nodeId: string }>(
      "evidence.unlink",
      {
        journeyId: journey.id,
        linkId,
      },
    );
    await expect(shown).toHaveAccessibleName(/aanname/i, { timeout: LIVE_MS });
    await lotte.api.tell("evidence.link", {
      journeyId: journey.id,
      link: { evidenceId: gone.evidenceId, quoteId: gone.quoteId, nodeId: gone.nodeId },
    });
    await expect(shown).toHaveAccessibleName(/anekdotisch/i, { timeout: LIVE_MS });

    // Deleting the note lowers it, bringing it back raises it again.
    await lotte.api.tell("evidence.remove", { workspaceId: WERVEL, evidenceId });
    await expect(shown).toHaveAccessibleName(/aanname/i, { timeout: LIVE_MS });
    await lotte.api.tell("evidence.restore", { workspaceId: WERVEL, evidenceId });
    await expect(shown).toHaveAccessibleName(/anekdotisch/i, { timeout: LIVE_MS });

    // Deleting the touchpoint and taking that back keeps its evidence.
    await shown.click();
    await bram.page.keyboard.press("Delete");
    await expect(shown).toHaveCount(0);
    await bram.page.keyboard.press("Control+z");
    await expect(shown).toHaveAccessibleName(/anekdotisch/i, { timeout: LIVE_MS });
  });

  test("[U7] a review typed by hand at a touchpoint raises it in another open board, with its rating and source; deleted, it falls", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const bram = (await visit("bram")).page;
    const { page: lotte, api } = await visit("lotte");
    await openBoard(bram, journey.path);
    await openBoard(lotte, journey.path);
    const nodeId = (await lotte.locator("[data-card]").first().getAttribute("data-card")) ?? "";
    const seen = bram.locator(`[data-card="${nodeId}"]`);
    await expect(seen).toHaveAccessibleName(/aanname/i);

    const words = `Twee keer gebeld, nooit teruggebeld (${Date.now().toString(36)}).`;
    await lotte.locator(`[data-card="${nodeId}"]`).click();
    await lotte.getByRole("tab", { name: /bewijs/i }).click();
    await lotte.getByRole("button", { name: "Bewijs toevoegen" }).click();
    const form = lotte.getByRole("dialog");
    await form.getByRole("combobox", { name: /soort/i }).click();
    await lotte.getByRole("option", { name: "Review", exact: true }).click();
    await form.getByRole("textbox", { name: /^review/i }).fill(words);
    await form.getByRole("textbox", { name: /cijfer/i }).fill("2");
    await form.getByLabel(/datum/i).fill(new Date().toISOString().slice(0, 10));
    await form.getByRole("textbox", { name: /bron/i }).fill("Google");
    await form.getByRole("button", { name: /toevoegen en koppelen/i }).click();
    await expect(form).toHaveCount(0);
    await expect(seen).toHaveAccessibleName(/anekdotisch/i, { timeout: LIVE_MS });

    const items = await api.ask<
      { id: string; kind: string; body: string; rating: number; ratingMax: number; source: string }[]
    >("evidence.listForJourney", { journeyId: journey.id });
    const stored = items.filter(({ body }) => body === words);
    expect(stored).toMatchObject([{ kind: "review", rating: 2, ratingMax: 5, source: "Google" }]);
    const evidenceId = stored[0]?.id ?? "";
    await bram.goto(`/atelier-wervel/evidence/${evidenceId}`);
    await expect(
      bram
        .getByText(/2 van 5/)
        .or(bram.getByLabel(/2 van 5/))
        .first(),
    ).toBeVisible();
    await expect(bram.getByText("Google").first()).toBeVisible();
    await openBoard(bram, journey.path);
    await expect(seen).toHaveAccessibleName(/anekdotisch/i, { timeout: LIVE_MS });
    await api.tell("evidence.remove", { workspaceId: WERVEL, evidenceId });
    await expect(seen).toHaveAccessibleName(/aanname/i, { timeout: LIVE_MS });
  });

  test("[E9] a sentence of a review is put under a touchpoint, shown in another open board with its way back", async ({
    visit,
    newJourney,
  }) => {
    const title = `Doorslag ${Date.now().toString(36)}`;
    const journey = await newJourney("four_digital", title);
    const bram = (await visit("bram")).page;
    const { page: lotte, api } = await visit("lotte");
    await openBoard(bram, journey.path);
    const seen = bram.locator("[data-card]").first();
    await expect(seen).toHaveAccessibleName(/aanname/i);
    const sentence = "De foto's gaven de doorslag.";
    const { id: evidenceId } = await api.tell<{ id: string }>("evidence.create", {
      workspaceId: WERVEL,
      evidence: {
        kind: "review",
        body: `${sentence} De rest was ook goed.`,
        observedOn: new Date().toISOString().slice(0, 10),
        source: "Google",
        url: "https://reviews.example/r1",
        rating: 4,
        ratingMax: 5,
      },
    });
    await lotte.goto(`/atelier-wervel/evidence/${evidenceId}`);
    await expect(lotte.getByRole("link", { name: /Google/ })).toHaveAttribute(
      "href",
      "https://reviews.example/r1",
    );
    await lotte.getByRole("button", { name: "Kies zin" }).click();
    await lotte.keyboard.press("Enter");
    await lotte
      .getByRole("toolbar", { name: "Wat je koos" })
      .getByRole("button", { name: "Koppel aan touchpoint" })
      .click();
    const dialog = lotte.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Klantreis" }).click();
    await lotte.getByRole("option", { name: title }).click();
    await dialog.getByRole("combobox", { name: /^Touchpoint/ }).click();
    await expect(lotte.getByRole("option").first()).toBeVisible();
    await lotte.keyboard.press("Enter");
    const began = Date.now();
    await dialog.getByRole("button", { name: "Koppelen" }).click();
    await expect(seen).toHaveAccessibleName(/anekdotisch/i, { timeout: LIVE_MS });
    console.log(`stitch changed after ${Date.now() - began} ms`);

    const items = await api.ask<
      { id: string; url: string; quotes: { id: string; text: string }[]; links: { quoteId: string }[] }[]
    >("evidence.listForJourney", { journeyId: journey.id });
    expect(items).toMatchObject([
      { id: evidenceId, url: "https://reviews.example/r1", rating: 4, quotes: [{ text: sentence }] },
    ]);
    expect(items[0]?.links[0]?.quoteId).toBe(items[0]?.quotes[0]?.id);
    await seen.click();
    await bram.getByRole("tab", { name: /bewijs/i }).click();
    await expect(bram.getByText(sentence).last()).toBeVisible();
    await bram
      .getByRole("link", { name: /^Review · Google/ })
      .last()
      .click();
    await expect(bram).toHaveURL(new RegExp(`/evidence/${evidenceId}$`));
  });

  test("[E7] a note without a date or a source is refused", async ({ visit }) => {
    const { api } = await visit("lotte");
    const note = { kind: "interview", title: "Gesprek", observedOn: "2026-11-01", source: "balie" };
    expect(
      await api.refusal("evidence.create", { workspaceId: WERVEL, evidence: { ...note, observedOn: "" } }),
    ).toBe("INVALID");
    expect(
      await api.refusal("evidence.create", { workspaceId: WERVEL, evidence: { ...note, source: " " } }),
    ).toBe("INVALID");
  });
});
