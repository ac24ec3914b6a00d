// Page: /{ws}/evidence
// The library: what the form asks of each kind, going through it by keys, sentences that are wished for, themes and sources, files.
import { expect, openBoard, test, WERVEL } from "./fixtures.ts";

const LIBRARY = "/atelier-wervel/evidence";
const today = () => new Date().toISOString().slice(0, 10);
const token = () => `zoek${Date.now().toString(36)}`;

test.describe("the library", () => {
  test("[E7][E10] an internal observation asks for a day, a source and a department in words, and keeps them", async ({
    visit,
  }) => {
    const { page, api } = await visit("lotte");
    const words = `De telefoon bleef rinkelen ${token()}`;
    await page.goto(LIBRARY);
    await page.getByRole("button", { name: "Bewijs toevoegen" }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("combobox", { name: /soort/i }).click();
    await page.getByRole("option", { name: "Interne observatie" }).click();
    await form.getByRole("textbox", { name: /^notitie/i }).fill(words);
    await form.getByRole("button", { name: "Toevoegen", exact: true }).click();
    await expect(form.getByText(/Kies de dag waarop/)).toBeVisible();
    await expect(form.getByText(/Schrijf waar dit vandaan komt/)).toBeVisible();
    await expect(form.getByText(/Kies de afdeling/)).toBeVisible();
    await form.getByLabel(/datum/i).fill(today());
    await form.getByRole("textbox", { name: /bron/i }).fill("balie");
    await form.getByRole("combobox", { name: "Afdeling" }).click();
    await page.getByRole("option", { name: "Klantenservice" }).click();
    await form.getByRole("button", { name: "Toevoegen", exact: true }).click();
    await expect(form).toHaveCount(0);
    const { items } = await api.ask<{
      items: {
        kind: string;
        departmentId: string | null;
        observedOn: string;
        source: string;
        consent: string;
      }[];
    }>("library.search", { workspaceId: WERVEL, filter: { search: words } });
    expect(items).toMatchObject([
      { kind: "observation", observedOn: today(), source: "balie", consent: "unknown" },
    ]);
    expect(items[0]?.departmentId).toBeTruthy();
  });

  test("five reviews are linked by keyboard alone, to what the words suggest, and the last is taken back", async ({
    visit,
    newJourney,
  }) => {
    await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const word = token();
    for (let number = 0; number < 5; number += 1)
      await api.tell("evidence.create", {
        workspaceId: WERVEL,
        evidence: {
          kind: "review",
          body: `Gevonden via Google Ads ${word}, nummer ${number}.`,
          observedOn: today(),
          source: "Google",
          rating: 4,
          ratingMax: 5,
        },
      });
    await page.goto(LIBRARY);
    await page.getByRole("searchbox", { name: "Zoek in het bewijs" }).fill(word);
    const rows = page.locator("[data-evidence]");
    await expect(rows).toHaveCount(5);
    await rows.first().focus();
    const linked = async () => {
      const { items } = await api.ask<{ items: { links: unknown[] }[] }>("library.search", {
        workspaceId: WERVEL,
        filter: { search: word },
      });
      return items.filter(({ links }) => links.length > 0).length;
    };
    const suggestions = page.getByRole("region", { name: "Hoort misschien bij" });
    for (let number = 1; number <= 5; number += 1) {
      await expect(suggestions.getByRole("button", { name: /Google Ads/ }).first()).toBeVisible();
      await page.keyboard.press("1");
      await expect(page.getByText(`Nog niet gekoppeld (${5 - number})`)).toHaveCount(number < 5 ? 1 : 0);
    }
    await expect(page.getByText("Gekoppeld (5)", { exact: true })).toBeVisible();
    // at once: the answer of the last link may still be on its way
    await page.keyboard.press("u");
    await expect(page.getByText("Nog niet gekoppeld (1)")).toBeVisible();
    expect(await linked()).toBe(4);
  });

  test("[E19] a sentence chosen by keys is kept as a dream, counted, and found by it", async ({ visit }) => {
    const { page, api } = await visit("lotte");
    const word = token();
    const { id } = await api.tell<{ id: string }>("evidence.create", {
      workspaceId: WERVEL,
      evidence: {
        kind: "interview",
        title: `Droom ${word}`,
        body: "Ooit wil ik krullen als mijn oma. Dat lijkt me heerlijk.",
        observedOn: today(),
        source: "balie",
      },
    });
    await page.goto(`${LIBRARY}/${id}`);
    await page.getByRole("button", { name: "Kies zin" }).click();
    await page.keyboard.press("Enter");
    const bar = page.getByRole("toolbar", { name: "Wat je koos" });
    await bar.getByRole("combobox").click();
    await page.getByRole("option", { name: "Droom" }).click();
    await bar.getByRole("button", { name: "Bewaar citaat" }).click();
    await expect(page.getByRole("combobox", { name: "Wat is dit voor de klant?" })).toHaveText("Droom");
    const { items } = await api.ask<{ items: { id: string; quotes: { text: string; mark: string }[] }[] }>(
      "library.search",
      { workspaceId: WERVEL, filter: { search: word, mark: "dream" } },
    );
    expect(items).toMatchObject([
      { id, quotes: [{ text: "Ooit wil ik krullen als mijn oma.", mark: "dream" }] },
    ]);

    await page.goto(LIBRARY);
    await page.getByRole("button", { name: "Wensen en dromen" }).click();
    await page.getByRole("button", { name: /keer Droom in Nog niet gekoppeld/ }).click();
    await expect(page.getByText(`Droom ${word}`).first()).toBeVisible();
  });

  test("[E17] the three sources stand with their counts, and touchpoints from one's own head can be asked for", async ({
    visit,
    newJourney,
  }) => {
    const title = `Bronnen ${token()}`;
    const journey = await newJourney("four_digital", title);
    const { page, api } = await visit("lotte");
    const sources = await api.ask<{ touchpoints: { id: string; journeyId: string }[] }>(
      "library.listSources",
      {
        workspaceId: WERVEL,
      },
    );
    const [known] = sources.touchpoints.filter((one) => one.journeyId === journey.id);
    const { id: evidenceId } = await api.tell<{ id: string }>("evidence.create", {
      workspaceId: WERVEL,
      evidence: { kind: "interview", title: "Gesprek", observedOn: today(), source: "balie" },
    });
    // the chosen item beside it may name the journey too
    const overview = page.getByRole("region", { name: "Overzicht van het bewijs" });
    const own = () => overview.getByRole("listitem").filter({ hasText: title });
    const count = sources.touchpoints.filter((one) => one.journeyId === journey.id).length;
    await api.tell("evidence.link", { journeyId: journey.id, link: { evidenceId, nodeId: known?.id ?? "" } });
    await page.goto(LIBRARY);
    await page.getByRole("button", { name: "Drie bronnen" }).click();
    for (const name of ["Aanraakpunten", "Feedback", "Gegevens"])
      await expect(page.getByRole("term").filter({ hasText: name })).toBeVisible();
    await expect(own()).toHaveCount(count);
    await page.getByRole("radio", { name: /Uit feedback/ }).click();
    await expect(own()).toHaveCount(1);
    await expect(own()).toContainText("1 stuk feedback");
    await page.getByRole("radio", { name: /Uit eigen hoofd/ }).click();
    await expect(own()).toHaveCount(count - 1);
  });

  test("[B29] the six things to find out are asked, and an answer keeps its source and its date", async ({
    visit,
  }) => {
    const { page, api } = await visit("lotte");
    const words = `Vooral via via ${token()}`;
    await page.goto(LIBRARY);
    await page.getByRole("button", { name: "Zes vragen" }).click();
    await expect(page.locator("[data-prompt]")).toHaveText([
      /Waar komen klanten vandaan/,
      /Welke kanalen gebruiken ze/,
      /Wat vinden ze interessant/,
      /Welke content spreekt ze aan/,
      /Wat zeggen ze over ons/,
      /Waar zoeken ze naar/,
    ]);
    await page.getByRole("button", { name: "Antwoord op: Waar komen klanten vandaan?" }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("textbox", { name: /^notitie/i }).fill(words);
    await form.getByLabel(/datum/i).fill(today());
    await form.getByRole("textbox", { name: /bron/i }).fill("kassa");
    await form.getByRole("button", { name: "Toevoegen", exact: true }).click();
    await expect(form).toHaveCount(0);
    await expect(page.locator('[data-prompt="origin"]')).toContainText("kassa");
    const { items } = await api.ask<{
      items: { id: string; title: string; source: string; observedOn: string }[];
    }>("library.search", { workspaceId: WERVEL, filter: { search: words } });
    expect(items).toMatchObject([
      { title: "Waar komen klanten vandaan?", source: "kassa", observedOn: today() },
    ]);
    await api.tell("evidence.remove", { workspaceId: WERVEL, evidenceId: items[0]?.id });
  });

  test("[B21][B24] a complaint becomes a content task where it hurts; a phase shows its proof, or that there is none", async ({
    visit,
    newJourney,
  }) => {
    const title = `Bewijs ${token()}`;
    const journey = await newJourney("four_digital", title);
    const { page, api } = await visit("lotte");
    const { phases, touchpoints } = await api.ask<{
      phases: { id: string; name: string }[];
      touchpoints: { id: string; phaseId: string }[];
    }>("journeys.getBoard", { journeyId: journey.id });
    const [buying, loyalty] = [phases[2]?.id ?? "", phases[3]?.id ?? ""];
    const nodeId = touchpoints.find((one) => one.phaseId === buying)?.id ?? "";
    const write = async (evidence: object) => {
      const { id } = await api.tell<{ id: string }>("evidence.create", {
        workspaceId: WERVEL,
        evidence: { observedOn: today(), source: "helpdesk", ...evidence },
      });
      await api.tell("evidence.link", { journeyId: journey.id, link: { evidenceId: id, nodeId } });
      return id;
    };
    const tasks = () => api.ask<object[]>("tasks.listForJourney", { journeyId: journey.id });
    const complaint = await write({
      kind: "ticket",
      title: "Betalen lukt niet",
      body: "De knop doet niets.",
    });
    await page.goto(`${LIBRARY}/${complaint}`);
    await page.getByRole("button", { name: "Maak contenttaak" }).click();
    await expect(page.getByText("De contenttaak staat in de taken van deze maand").first()).toBeVisible();
    expect(await tasks()).toMatchObject([
      {
        title: "Content maken tegen: Betalen lukt niet",
        phaseId: buying,
        touchpointId: nodeId,
        status: "open",
      },
    ]);

    const look = async () => {
      await page.goto(LIBRARY);
      await page.getByRole("button", { name: "Bewijs voor de klant" }).click();
    };
    await look();
    const row = page.getByRole("region", { name: title }).getByRole("listitem");
    await expect(row.nth(2)).toContainText("geen bewijs voor de klant");
    await write({ kind: "review", body: "Zo betaald.", rating: 5, ratingMax: 5 });
    await write({ kind: "example", title: "Hoe Els betaalde" });
    await write({ kind: "review", body: "Niet voor buiten.", rating: 5, ratingMax: 5, internal: true });
    await look();
    await expect(row.nth(2)).toContainText("1 review");
    await expect(row.nth(2)).toContainText("1 praktijkverhaal");
    await row.nth(3).getByRole("button", { name: "Vraag om een review" }).click();
    await expect(page.getByText("De taak staat in de taken van deze maand").first()).toBeVisible();
    expect(await tasks()).toContainEqual(
      expect.objectContaining({
        title: "Tevreden klanten om een review vragen",
        phaseId: loyalty,
        benefit: "loyalty",
      }),
    );
  });

  test("words of a text file become the note; a file without words is refused under it, and what stood there stays", async ({
    visit,
  }) => {
    const { page } = await visit("lotte");
    await page.goto(`${LIBRARY}?new=interview`);
    const form = page.getByRole("dialog");
    const note = form.getByRole("textbox", { name: /^notitie/i });
    const choose = async (name: string, buffer: Buffer) => {
      const opened = page.waitForEvent("filechooser");
      await form.getByText("Uit een bestand").click();
      await (await opened).setFiles({ name, mimeType: "text/plain", buffer });
    };
    await choose("gesprek.txt", Buffer.from("Niemand nam op."));
    await expect(note).toHaveValue("Niemand nam op.");
    // a name says nothing about what a file holds
    await choose("gesprek.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    await expect(note).toHaveAccessibleDescription(/Dit is geen tekstbestand/);
    await expect(note).toHaveValue("Niemand nam op.");
    await note.fill("Niemand nam op, twee keer.");
    await expect(form.getByText("Dit is geen tekstbestand")).toHaveCount(0);
  });

  test("a picture and a text dropped on the page become evidence; the picture is shown and quoted by hand, a sentence of the text closes a stitch", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const word = token();
    const found = async (search: string) => {
      const { items } = await api.ask<{
        items: {
          id: string;
          kind: string;
          body: string;
          summary: string;
          file: { id: string; name: string; mime: string } | null;
          quotes: { text: string }[];
        }[];
      }>("library.search", { workspaceId: WERVEL, filter: { search } });
      return items;
    };
    await page.goto(LIBRARY);
    const png = Buffer.from(
      await page.evaluate(async () => {
        const canvas = new OffscreenCanvas(40, 20);
        canvas.getContext("2d")?.fillRect(0, 0, 20, 20);
        return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
      }),
    );
    const dropped = await page.evaluateHandle(
      ([picture, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(picture)], "stoep.png", { type: "image/png" }));
        transfer.items.add(new File([text], "gesprek.txt", { type: "text/plain" }));
        return transfer;
      },
      [[...png], `De rij stond buiten ${word}. Niemand zei iets.`] as const,
    );
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });

    const form = page.getByRole("dialog");
    const add = form.getByRole("button", { name: "Toevoegen", exact: true });
    await expect(form.getByRole("combobox", { name: /soort/i })).toHaveText("Afbeelding");
    await expect(form.getByRole("img", { name: "Voorbeeld van stoep.png" })).toBeVisible();
    await add.click();
    await expect(form.getByText("Schrijf in één zin wat erin staat of te zien is.")).toBeVisible();
    await form.getByRole("textbox", { name: "Wat is er te zien?" }).fill(`Rij tot op de stoep ${word}`);
    await form.getByLabel(/datum/i).fill(today());
    await form.getByRole("textbox", { name: /bron/i }).fill("salon");
    const chooser = form.locator("input[type=file]");
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    await chooser.setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: svg });
    await add.click();
    await expect(form.getByRole("alert").filter({ hasText: "Dit bestand is iets anders" })).toBeVisible();
    expect(await found(word)).toEqual([]);
    await chooser.setInputFiles({ name: "stoep.png", mimeType: "image/png", buffer: png });
    await add.click();
    // the second file has its turn
    await expect(form.getByText("gesprek.txt")).toBeVisible();
    await form.getByLabel(/datum/i).fill(today());
    await form.getByRole("textbox", { name: /bron/i }).fill("salon");
    await add.click();
    await expect(form).toHaveCount(0);

    const items = await found(word);
    const image = items.find((item) => item.kind === "image");
    const text = items.find((item) => item.kind === "document");
    expect(image?.file).toMatchObject({ name: "stoep.webp", mime: "image/webp" });
    expect(text).toMatchObject({
      body: `De rij stond buiten ${word}. Niemand zei iets.`,
      file: { name: "gesprek.txt" },
    });
    await page.goto(`${LIBRARY}/${image?.id ?? ""}`);
    const shown = page.getByRole("img", { name: `Rij tot op de stoep ${word}` });
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(40);
    await page.getByRole("textbox", { name: "Wat staat er of zie je?" }).fill(`Twaalf mensen ${word}`);
    await page.getByRole("button", { name: "Bewaar citaat" }).click();
    await expect(page.getByRole("blockquote").filter({ hasText: "Twaalf mensen" })).toBeVisible();

    await page.goto(`${LIBRARY}/${text?.id ?? ""}`);
    await page.getByRole("button", { name: "Kies zin" }).click();
    await page.keyboard.press("Enter");
    await page
      .getByRole("toolbar", { name: "Wat je koos" })
      .getByRole("button", { name: "Bewaar citaat" })
      .click();
    await expect(page.getByRole("blockquote")).toHaveText(`De rij stond buiten ${word}.`);
    await openBoard(page, journey.path);
    const card = page.locator("[data-card]").first();
    await expect(card).toHaveAccessibleName(/aanname/i);
    const nodeId = (await card.getAttribute("data-card")) ?? "";
    for (const evidenceId of [image?.id, text?.id])
      await api.tell("evidence.link", { journeyId: journey.id, link: { evidenceId, nodeId } });
    await expect(card).toHaveAccessibleName(/anekdotisch/i, { timeout: 20_000 });

    const address = `/api/files/${WERVEL}/${image?.file?.id ?? ""}`;
    const kept = await page.request.get(address);
    expect([kept.status(), kept.headers()["content-security-policy"]]).toEqual([
      200,
      expect.stringContaining("sandbox"),
    ]);
    expect((await (await visit("karin")).page.request.get(address)).status()).toBe(404);
    for (const evidenceId of [image?.id, text?.id])
      await api.tell("evidence.remove", { workspaceId: WERVEL, evidenceId });
    expect((await page.request.get(address)).status()).toBe(404);
  });
});
