// Page: /{ws}/personas/{id}
// Personas: a face, whom they stand for, where they stand in a journey, what they lack, and a sentence that becomes a line.
import type { Page } from "@playwright/test";
import { type Api, card, DEMO_JOURNEY, expect, openBoard, test, untilSaved, WERVEL } from "./fixtures.ts";

const PERSONAS = "/atelier-wervel/personas";
/** Made for one test; what the demo shows stays as it is. */
const mine = (name: string) => `${name} ${Date.now().toString(36)}`;

interface Persona {
  id: string;
  name: string;
  fictional: boolean;
  isDream: boolean;
  customerGroupId: string | null;
  productGroupIds: string[];
  photoFileId: string | null;
  photoAlt: string;
  devices: Record<string, string>;
  generation: string | null;
  lines: { id: string; field: string; text: string }[];
}

const stored = (api: Api, personaId: string) =>
  api.ask<Persona>("personas.get", { workspaceId: WERVEL, personaId });
const makePersona = async (api: Api, persona: object) =>
  (await api.tell<{ id: string }>("personas.create", { workspaceId: WERVEL, persona })).id;
const removePersona = (api: Api, personaId: string) =>
  api.tell("personas.remove", { workspaceId: WERVEL, personaId });

/** Takes back what was said last. */
const takeBack = (page: Page) =>
  page.locator("[data-front=true]").getByRole("button", { name: "Ongedaan maken" }).click();

/** A picture as a browser makes it. */
async function picture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    canvas.getContext("2d")?.fillRect(8, 8, 40, 40);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

test("[E1][E3] a persona has the four questions, the five fields and a photo of her own; what is no photo is refused with a sentence", async ({
  visit,
}) => {
  const { page, api } = await visit("lotte");
  const personaId = await makePersona(api, { name: mine("Noa") });
  await page.goto(`${PERSONAS}/${personaId}`);
  const prompts = page.locator("[data-prompts] [data-prompt]");
  await expect(prompts).toHaveText([
    /interesse van deze klant/,
    /beweegredenen/,
    /Hoe bereik je/,
    /geïnteresseerd/,
  ]);
  await expect(page.locator("[data-prompt=motives]")).toHaveAttribute("data-answered", "false");
  const written = [
    ["lifestyle", "Levensstijl", "Fietst overal heen"],
    ["pains", "Pijnpunten", "Weet niet wat nodig is"],
    ["goals", "Doelen", "Er verzorgd uitzien"],
    ["orientation", "Manier van oriënteren", "Leest eerst reviews"],
    ["needs", "Behoeftes", "Eerlijk advies"],
    ["motives", "Beweegredenen", "Tijd besparen in de ochtend"],
  ] as const;
  for (const [field, name, text] of written) {
    const place = page.locator(`#persona-${field}`);
    await expect(place.getByRole("heading", { name })).toBeVisible();
    await place.getByRole("button", { name: /Regel toevoegen/ }).click();
    await place.getByRole("textbox").fill(text);
    await page.keyboard.press("Enter");
    await expect(place).toContainText(text);
  }
  const lines = async () => (await stored(api, personaId)).lines.map((line) => [line.field, line.text]);
  await expect.poll(lines).toEqual(written.map(([field, , text]) => [field, text]));
  await expect(page.locator("[data-prompt=motives]")).toHaveAttribute("data-answered", "true");

  const chooser = page.locator("input[type=file][accept*=webp]");
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
  await chooser.setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: svg });
  await expect(
    page.getByRole("alert").filter({ hasText: "Kies een foto als JPEG, PNG of WebP" }),
  ).toBeVisible();
  expect((await stored(api, personaId)).photoFileId).toBeNull();
  await chooser.setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: await picture(page) });
  const photo = page.getByRole("img", { name: /^Foto van Noa/ });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(64);
  await page.getByRole("button", { name: "Wat staat er op de foto?: Beschrijf de foto" }).click();
  await page.getByRole("textbox", { name: "Wat staat er op de foto?" }).fill("Een vrouw op de fiets");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "Een vrouw op de fiets" })).toBeVisible();
  await expect.poll(async () => (await stored(api, personaId)).photoAlt).toBe("Een vrouw op de fiets");
  const { photoFileId } = await stored(api, personaId);

  const file = await page.request.get(`/api/files/${WERVEL}/${photoFileId}`);
  expect([file.status(), file.headers()["content-type"], file.headers()["x-content-type-options"]]).toEqual([
    200,
    "image/webp",
    "nosniff",
  ]);
  expect(file.headers()["content-disposition"]).toMatch(/^attachment/);
  const karin = await visit("karin");
  expect((await karin.page.request.get(`/api/files/${WERVEL}/${photoFileId}`)).status()).toBe(404);
  const viewer = await visit("viewer");
  const refused = await viewer.page.request.post(`/api/files?workspaceId=${WERVEL}`, {
    headers: { "content-type": "application/octet-stream", origin: new URL(page.url()).origin },
    data: await picture(page),
  });
  expect(refused.status()).toBe(403);

  await page.getByRole("button", { name: "Foto weghalen" }).click();
  await expect(page.getByRole("img", { name: "Een vrouw op de fiets" })).toHaveCount(0);
  await takeBack(page);
  await expect(page.getByRole("img", { name: "Een vrouw op de fiets" })).toBeVisible();
  await removePersona(api, personaId);
});

test("[E2][E5] an empty cell of the matrix says so and fills itself; a segment shows its personas and their journeys", async ({
  visit,
  newJourney,
}) => {
  const first = await newJourney(null, mine("Eerste"));
  const second = await newJourney(null, mine("Tweede"));
  const { page, api } = await visit("lotte");
  const names = { product: mine("Kleuren"), segment: mine("Bruiden"), persona: mine("Fien") };
  const { id: segment } = await api.tell<{ id: string }>("customerGroups.create", {
    workspaceId: WERVEL,
    group: { name: names.segment },
  });
  await page.goto(`${PERSONAS}/matrix`);
  await page.getByRole("button", { name: "Nieuwe productgroep" }).click();
  await page.getByRole("dialog").getByLabel("Naam").fill(names.product);
  await page.getByRole("dialog").getByRole("button", { name: "Toevoegen" }).click();
  const cell = page
    .getByRole("row", { name: new RegExp(names.product) })
    .locator(`[data-segment="${segment}"]`);
  await expect(cell).toHaveText("geen persona");
  await cell.getByRole("button", { name: `Persona voor ${names.product}, ${names.segment}` }).click();
  const form = page.getByRole("dialog");
  await expect(form.getByLabel(/^Segment/)).toHaveText(names.segment);
  await expect(form.getByLabel(/^Productgroep of dienst/)).toHaveText(names.product);
  await form.getByRole("textbox", { name: /^Naam/ }).fill(names.persona);
  await form.getByRole("button", { name: "Persona maken" }).click();
  await page.waitForURL(/personas\/[\w-]{21}$/);
  const personaId = page.url().split("/").at(-1) ?? "";
  const { productGroupIds, customerGroupId, fictional } = await stored(api, personaId);
  expect([customerGroupId, fictional, productGroupIds.length]).toEqual([segment, true, 1]);
  await page.goto(`${PERSONAS}/matrix`);
  await expect(cell.getByRole("link", { name: names.persona })).toBeVisible();

  for (const { id: journeyId } of [first, second])
    await api.tell("personaJourneys.set", { workspaceId: WERVEL, personaId, journeyId, life: {} });
  await page.goto(`${PERSONAS}/groups`);
  const group = page.locator(`[data-group="${segment}"]`);
  await expect(group.getByRole("link", { name: names.persona })).toBeVisible();
  await expect(group).toContainText("2 klantreizen");
  await expect(group.locator(`a[href="${first.path}"], a[href="${second.path}"]`)).toHaveCount(2);
  await group.getByRole("button", { name: /^Meer over/ }).click();
  await page.getByRole("menuitem", { name: "Weghalen" }).click();
  await expect(group).toHaveCount(0);
  await takeBack(page);
  await expect(group).toContainText(names.persona);
  await api.tell("customerGroups.remove", { workspaceId: WERVEL, customerGroupId: segment });
  await api.tell("productGroups.remove", { workspaceId: WERVEL, productGroupId: productGroupIds[0] });
  await removePersona(api, personaId);
});

test("[E6] each journey has a place in the life cycle and offers three ideas; one becomes a task, and goes again", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney(null, mine("Reis"));
  const { page, api } = await visit("lotte");
  const personaId = await makePersona(api, { name: "Mila" });
  await api.tell("personaJourneys.set", { workspaceId: WERVEL, personaId, journeyId: journey.id, life: {} });
  await page.goto(`${PERSONAS}/${personaId}`);
  const life = page.locator(`[data-life="${journey.id}"]`);
  await life.getByText("Drie ideeën").click();
  await expect(life.locator("[data-idea]")).toHaveCount(3);
  const lives = async () =>
    (
      await api.ask<{ personaId: string; lifecycle: string | null }[]>("personaJourneys.list", {
        workspaceId: WERVEL,
      })
    )
      .filter((one) => one.personaId === personaId)
      .map((one) => one.lifecycle);
  for (const [name, value] of [
    ["Acquisitie", "acquisition"],
    ["Binnenhalen", "winning"],
    ["Behouden", "keeping"],
    ["Ambassadeur worden", "ambassador"],
  ] as const) {
    await life.getByRole("combobox").click();
    await page.getByRole("option", { name }).click();
    await expect.poll(lives).toEqual([value]);
    await expect(life.locator("[data-idea]")).toHaveCount(3);
  }
  await life.getByRole("button", { name: "Taak maken: Een webinar geven" }).click();
  const tasks = async () =>
    (await api.ask<{ title: string }[]>("tasks.listForJourney", { journeyId: journey.id })).map(
      (one) => one.title,
    );
  await expect.poll(tasks).toEqual(["Webinar voor Mila"]);
  await takeBack(page);
  await expect.poll(tasks).toEqual([]);
  await removePersona(api, personaId);
});

test("[E16] a live touchpoint on her route that needs a device she lacks is flagged, and no other", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const { page, api } = await visit("lotte");
  const name = mine("Anton");
  const personaId = await makePersona(api, { name });
  await openBoard(page, journey.path);
  const board = await api.ask<{ touchpoints: { id: string; title: string }[] }>("journeys.getBoard", {
    journeyId: journey.id,
  });
  const [first] = board.touchpoints;
  await page.goto(`${PERSONAS}/${personaId}`);
  await page.getByLabel("Generatie").click();
  await page.getByRole("option", { name: /Babyboomers/ }).click();
  await page.locator("[data-device=phone]").getByRole("radio", { name: "heeft niet" }).click();
  await expect.poll(async () => (await stored(api, personaId)).devices).toEqual({ phone: "lacks" });
  expect((await stored(api, personaId)).generation).toBe("boomer");

  await openBoard(page, `${journey.path}?t=${first?.id}`);
  const own = card(page, first?.title ?? "").first();
  const inspector = page.locator("[data-inspector]");
  await inspector.getByRole("button", { name: /^Apparaat/ }).click();
  await page.getByRole("menuitemradio", { name: "Smartphone" }).click();
  await inspector.getByRole("button", { name: /^Apparaat: Smartphone/ }).waitFor();
  // not in this journey yet: no route, and nothing felt
  await expect(page.locator("[data-lacking]")).toHaveCount(0);
  await page.getByTitle(`Volg de draad van ${name} (Alt: alleen deze)`).click();
  await inspector.getByRole("button", { name: "Halve stap lager" }).click();
  await expect(page.locator("[data-lacking]")).toHaveCount(1);
  await expect(own.locator("[data-lacking]")).toHaveText("geen apparaat");
  await expect(own).toHaveAccessibleName(new RegExp(`Heeft het apparaat niet: ${name}`));
  await expect(page.locator("[data-channel-warnings]")).toContainText(`Heeft het apparaat niet: ${name}`);
  await untilSaved(page);
  // who has one after all is flagged nowhere
  const persona = { name, devices: { phone: "has" } };
  await api.tell("personas.update", { workspaceId: WERVEL, personaId, persona });
  await expect(page.locator("[data-lacking]")).toHaveCount(0);
  await removePersona(api, personaId);
});

test("[E15] an interview brings its questions; a picked sentence is a line of the persona in one action, with the way back", async ({
  visit,
}) => {
  const { page, api } = await visit("lotte");
  const name = mine("Sem");
  const personaId = await makePersona(api, { name, lines: [{ field: "pains", text: "Zelf bedacht" }] });
  await page.goto("/atelier-wervel/evidence");
  await page.getByRole("button", { name: "Bewijs toevoegen" }).first().click();
  const form = page.getByRole("dialog");
  const guide = form.getByRole("region", { name: "Interviewleidraad" });
  await expect(guide.locator("[data-question]")).toHaveCount(6);
  await expect(guide.locator("[data-question=devices]")).toContainText("Op welk apparaat");
  await guide.getByRole("button", { name: "Zet de vragen in de notitie" }).click();
  const note = form.getByLabel(/^Notitie/);
  await expect(note).toHaveValue(/Levensstijl: .*\n[\s\S]*Apparaten: /);
  await note.fill("Ik stond voor een dichte deur. Dat was jammer.");
  await form.getByLabel(/^Datum/).fill("2026-11-02");
  await form.getByLabel(/^Bron/).fill("gesprek");
  await form.getByLabel(/^Persona/).click();
  await page.getByRole("option", { name }).click();
  await form.getByRole("button", { name: "Toevoegen" }).click();
  await expect(form).toHaveCount(0);
  const { id: evidenceId } = (
    await api.ask<{ id: string; body: string; personaId: string }[]>("evidence.list", { workspaceId: WERVEL })
  ).find((one) => one.personaId === personaId) ?? { id: "" };

  await page.goto(`/atelier-wervel/evidence/${evidenceId}`);
  await page.getByRole("button", { name: "Kies zin" }).click();
  await page.keyboard.press("Enter");
  await page.getByRole("toolbar").getByRole("button", { name: "Naar persona" }).click();
  await page.getByRole("menuitem", { name: "Pijnpunten" }).click();
  const back = page.getByRole("link", { name: `${name}: Pijnpunten` });
  await expect(back).toBeVisible();
  const { lines } = await stored(api, personaId);
  expect(lines.map((line) => line.text)).toEqual(["Zelf bedacht", "Ik stond voor een dichte deur."]);
  await back.click();
  const pains = page.locator("#persona-pains");
  await expect(pains.getByRole("button", { name: /^aanname, nog geen bewijs: Zelf bedacht/ })).toBeVisible();
  await pains.getByRole("button", { name: /^anekdotisch, 1 stuk bewijs: Ik stond/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("blockquote")).toHaveText("Ik stond voor een dichte deur.");
  await expect(dialog.getByRole("link").first()).toHaveAttribute(
    "href",
    `/atelier-wervel/evidence/${evidenceId}`,
  );
  await api.tell("evidence.remove", { workspaceId: WERVEL, evidenceId });
  await removePersona(api, personaId);
});

test("[E18] the customer one wishes for stands first in lists and on the board; personas stand side by side", async ({
  visit,
}) => {
  const { page, api } = await visit("lotte");
  const tess = (await stored(api, "per-tess")).name;
  await api.tell("personas.setDream", { workspaceId: WERVEL, personaId: "per-yara" });
  await page.goto(`${PERSONAS}/per-tess`);
  await page.getByRole("button", { name: "Meer", exact: true }).click();
  await page.getByRole("menuitem", { name: "Dit is onze droomklant" }).click();
  await expect(page.locator("[data-dream]")).toBeVisible();
  await page.goto(PERSONAS);
  await expect(
    page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.locator("[data-dream]") }),
  ).toHaveCount(1);
  await expect(page.getByRole("main").locator("h2").first()).toContainText(tess);
  await page.goto(DEMO_JOURNEY);
  await expect(
    page.getByRole("list", { name: "Draden van persona's" }).getByRole("listitem").first(),
  ).toContainText("Tess");
  await api.tell("personas.setDream", { workspaceId: WERVEL, personaId: "per-yara" });
  await page.goto(`${PERSONAS}/compare?ids=per-tess,per-yara`);
  const heads = page.locator("thead [data-persona]");
  await expect(heads).toHaveText([/Tess, 17/, /Yara, 31/]);
  await expect(page.locator("tr[data-row=segment] td")).toHaveText([
    "Scholieren met een ouder",
    "Nieuwe klanten",
  ]);
  await expect(page.locator("tr[data-row=pains]")).toContainText("Durft niet te bellen");
});
