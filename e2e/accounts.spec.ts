// Page: /signup
// From a stranger to a member: sign up, prove the address, be invited, land on the shared journey, be let go.
import { Api, DEMO_PASSWORD, expect, openBoard, ORIGIN, PEOPLE, signIn, test, WERVEL } from "./fixtures.ts";

const fresh = (name: string) => `${name}-${Date.now().toString(36)}@proef.example`;

test.describe("accounts", () => {
  test("[U12] wrong password is refused in a sentence, the right one lets in", async ({ page }) => {
    await page.goto("/login");
    await page
      .getByLabel(/e-mail/i)
      .first()
      .fill(PEOPLE.farah);
    const password = page.locator("input[type=password]").first();
    await password.fill("niet dit wachtwoord");
    await page.getByRole("button", { name: /^inloggen$/i }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await password.fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: /^inloggen$/i }).click();
    await expect(page).toHaveURL(/atelier-wervel/);
  });

  test("[U12][U11] an invited stranger signs up, proves the address and lands on the shared journey; removed, they are out", async ({
    browser,
    visit,
    newJourney,
  }) => {
    test.setTimeout(120_000);
    const journey = await newJourney("four_digital", "Voor de genodigde");
    const ruben = await visit("ruben");
    const email = fresh("nieuw");
    const made = await ruben.api.tell<{ link: string }>("invitations.create", {
      workspaceId: WERVEL,
      email: null,
      role: "editor",
      journeyId: journey.id,
      locale: "nl",
    });
    const { link } = made;
    const context = await browser.newContext();
    const page = await context.newPage();
    const api = new Api(context.request);
    const token = new URL(link, ORIGIN).pathname.split("/").at(-1) ?? "";

    // Looking at an invitation ten times uses nothing up.
    for (let look = 0; look < 10; look += 1)
      expect((await page.goto(new URL(link, ORIGIN).pathname))?.status()).toBe(200);
    await api.tell("account.signUp", {
      name: "Genodigde",
      email,
      password: "een-lang-wachtwoord",
      locale: "nl",
      invitation: token,
    });
    expect(await signIn(context, email, "een-lang-wachtwoord")).toBe(200);
    // An unproven address is not let in; the mail holds the proof.
    expect(await api.refusal("invitations.accept", { token })).toBe("EMAIL_UNVERIFIED");
    await expect
      .poll(async () => JSON.stringify(await (await context.request.get("/dev/mail?format=json")).json()), {
        timeout: 30_000,
      })
      .toContain(email);
    const mails = JSON.stringify(await (await context.request.get("/dev/mail?format=json")).json());
    const proof =
      new RegExp(`signup/confirm\\?token=([A-Za-z0-9_-]+)`).exec(mails.slice(mails.indexOf(email)))?.[1] ??
      "";
    await page.goto(`/signup/confirm?token=${proof}`);
    await page.getByRole("main").getByRole("button").first().click();
    await expect
      .poll(() => api.ask<{ emailVerified: boolean }>("account.me").then((me) => me.emailVerified))
      .toBe(true);
    await api.tell("invitations.accept", { token });
    expect(await api.refusal("invitations.accept", { token })).toMatch(/ALREADY_USED|EXPIRED|NOT_FOUND/);
    await openBoard(page, journey.path);

    const members = await ruben.api.ask<{ id: string; displayName: string }[]>("members.list", {
      workspaceId: WERVEL,
    });
    const memberId = members.find((one) => one.displayName === "Genodigde")?.id ?? "";
    const began = Date.now();
    await ruben.api.tell("members.remove", { workspaceId: WERVEL, memberId });
    expect(await api.refusal("journeys.getBoard", { journeyId: journey.id }, "ask")).toBe("NOT_FOUND");
    await expect(page.locator("[data-save-state]")).not.toHaveAttribute("data-save-state", "saved", {
      timeout: 20_000,
    });
    console.log(`the open board noticed after ${Date.now() - began} ms`);
    await context.close();
  });

  test("[U12] the last owner cannot leave, a name of 10,000 signs is refused, another's ids are not found", async ({
    visit,
  }) => {
    const ruben = await visit("ruben");
    expect(await ruben.api.refusal("workspaces.leave", { workspaceId: WERVEL })).toBe("LAST_OWNER");
    expect(
      await ruben.api.refusal("workspaces.update", { workspaceId: WERVEL, name: "x".repeat(10_000) }),
    ).toBe("TOO_LONG");
    expect(await ruben.api.refusal("journeys.getBoard", { journeyId: "jr-wp" }, "ask")).toBe("NOT_FOUND");
    expect(await ruben.api.refusal("journeys.list", { workspaceId: "ws-warmelijn" }, "ask")).toBe(
      "NOT_FOUND",
    );
  });

  test("[R1] a fresh workspace has its five departments; renaming shows everywhere, one in use asks for a successor", async ({
    visit,
  }) => {
    const { api } = await visit("farah");
    const made = await api.tell<{ id: string }>("workspaces.create", { name: "Afdelingen", kind: "brand" });
    const list = () => api.ask<{ id: string; name: string }[]>("departments.list", { workspaceId: made.id });
    expect((await list()).map(({ name }) => name)).toEqual([
      "Marketing",
      "Klantenservice",
      "Techniek",
      "Design/UX",
      "Overig",
    ]);
    const [marketing, service] = await list();
    await api.tell("departments.rename", { workspaceId: made.id, departmentId: marketing?.id, name: "Merk" });
    expect((await list())[0]?.name).toBe("Merk");
    await api.tell("tasks.create", {
      workspaceId: made.id,
      task: { title: "Iets doen", month: "2026-11", departmentId: marketing?.id },
    });
    expect(
      await api.refusal("departments.remove", {
        workspaceId: made.id,
        departmentId: marketing?.id,
        successorId: null,
      }),
    ).toBe("IN_USE");
    await api.tell("departments.remove", {
      workspaceId: made.id,
      departmentId: marketing?.id,
      successorId: service?.id,
    });
    const [task] = await api.ask<{ departmentId: string }[]>("tasks.listMonth", {
      workspaceId: made.id,
      month: "2026-11",
    });
    expect(task?.departmentId).toBe(service?.id);
    await api.tell("workspaces.remove", { workspaceId: made.id });
  });
});
