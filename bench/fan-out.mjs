// How long it takes until 10,000 notifications reached their people, and whether those who edit notice: fifty comments that each call
// upon a department of two hundred, posted over HTTP to the shipped start; every one of them is told in the inbox and by mail, over
// SMTP, by the worker beside the pages and the rooms in one process, while twenty people type at two boards.
//   node --import tsx bench/fan-out.mjs
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import superjson from "superjson";
import { endChildren } from "../scripts/children.mjs";
import { removeData } from "../scripts/postgres-place.mjs";
import { startProduct } from "../scripts/product.mjs";
import { say } from "../scripts/steps.mjs";
import { startSmtpCatch } from "../server/testing/smtp-catch.ts";
import { fillProduct } from "./fill.mjs";
import { typeSteadily } from "./load/writer.ts";
import { createReport, percentile } from "./report.mjs";
import { signIn } from "./visitor.mjs";

const WORKSPACE = "ws-wervel";
const DEPARTMENT = "bench-fan-out";
const PEOPLE = 200;
const COMMENTS = 50;
const NOTICES = PEOPLE * COMMENTS;
const EDITORS = ["lotte@wervel.example", "bram@wervel.example"];
const SOCKETS_EACH = 10;
/** Each of them types two letters a second. */
const TYPE_MS = 500;
const WARM_MS = 5_000;
const PATIENCE_MS = 300_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Two hundred people of one department, with accounts and addresses that were proven. */
async function fill(inScope) {
  const people = Array.from({ length: PEOPLE }, (_, at) => ({
    user: `bench-user-${at}`,
    member: `bench-member-${at}`,
    email: `persoon-${at}@bench.example`,
    name: `Persoon ${at}`,
  }));
  await inScope(async (tx) => {
    await tx`insert into users (id, email, name, email_verified, locale)
      select "user", email, name, now(), case when right("user", 1) in ('0', '5') then 'en' else 'nl' end
      from jsonb_to_recordset(${tx.json(people)}) as r ("user" text, email text, name text)`;
    await tx`insert into departments (workspace_id, id, key, name, color, position)
      values (${WORKSPACE}, ${DEPARTMENT}, ${DEPARTMENT}, 'Filialen', 'dept-1', 99)`;
    await tx`insert into memberships (workspace_id, id, user_id, role, display_name, department_id)
      select ${WORKSPACE}, member, "user", 'viewer', name, ${DEPARTMENT}
      from jsonb_to_recordset(${tx.json(people)}) as r ("user" text, member text, name text)`;
  });
}

async function enter(url, email) {
  const { cookies, tell } = await signIn(url, email);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const ask = async (name, input) => {
    const query = encodeURIComponent(superjson.stringify(input));
    const answer = await fetch(`${url}/api/trpc/${name}?input=${query}`, { headers: { cookie } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(body).slice(0, 500)}`);
    return superjson.deserialize(body.result.data);
  };
  return { cookie, tell, ask };
}

/** Everybody types at once; answers what ends it with the times of all, in ms. */
async function typeTogether(boards) {
  const ends = [];
  for (const board of boards) ends.push(await typeSteadily(board, TYPE_MS));
  return () => ends.flatMap((end) => [...end()]);
}

async function main() {
  const report = createReport("fan-out");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, ".data");
  const post = await startSmtpCatch();
  let product;
  try {
    product = await startProduct({ dataDir, readyMs: 300_000, settings: { SMTP_URL: post.url } });
    say(`${PEOPLE} people in one department`);
    await fillProduct({ dataDir, workspaceId: WORKSPACE, tables: ["users", "memberships"] }, fill);
    const people = [];
    for (const email of EDITORS) people.push(await enter(product.url, email));
    const [author] = people;
    const journeys = await author.ask("journeys.list", { workspaceId: WORKSPACE });
    const boards = people.flatMap(({ cookie }, at) =>
      Array.from({ length: SOCKETS_EACH }, () => ({
        url: product.url,
        cookie,
        journeyId: journeys[at % journeys.length].id,
      })),
    );
    const [journey] = journeys;
    const { touchpoints } = await author.ask("journeys.getBoard", { journeyId: journey.id });
    const comment = (at) =>
      author.tell("comments.create", {
        workspaceId: WORKSPACE,
        thread: {
          subject: {
            kind: "touchpoint",
            journeyId: journey.id,
            nodeId: touchpoints[at % touchpoints.length].id,
          },
          body: `@[department:${DEPARTMENT}] kijk hier eens naar, dit is vraag ${at}`,
        },
      });

    const endWarming = await typeTogether(boards);
    await pause(WARM_MS);
    const alone = endWarming();
    const endTyping = await typeTogether(boards);
    const began = performance.now();
    for (let at = 0; at < COMMENTS; at += 1) await comment(at);
    const told = (performance.now() - began) / 1_000;
    // a demo's own reminders may come in between
    const ours = () => post.mails.filter((mail) => mail.to.endsWith("@bench.example"));
    while (ours().length < NOTICES) {
      if (performance.now() - began > PATIENCE_MS)
        throw new Error(`${ours().length} of ${NOTICES} mails came within ${PATIENCE_MS / 1_000} s`);
      await pause(50);
    }
    const mailed = (performance.now() - began) / 1_000;
    const edits = endTyping();
    await pause(1_000);
    const mails = ours();
    const readers = new Set(mails.map((mail) => mail.to));
    if (mails.length !== NOTICES || readers.size !== PEOPLE)
      throw new Error(`${mails.length} mails to ${readers.size} people`);

    report.add(`${NOTICES} notifications in their inboxes`, told, { unit: "s", atMost: 30 });
    report.add(`${NOTICES} notifications handed over by mail`, mailed, { unit: "s", atMost: 30 });
    const samples = edits.length;
    report.add("an edit kept meanwhile, median", percentile(edits, 0.5), { unit: "ms", samples });
    report.add("an edit kept meanwhile, p95", percentile(edits, 0.95), { unit: "ms", atMost: 500, samples });
    report.add("an edit kept before, p95", percentile(alone, 0.95), { unit: "ms", samples: alone.length });
    await product.stop();
  } catch (error) {
    if (product) console.error(product.output().slice(-4_000));
    throw error;
  } finally {
    await endChildren();
    await post.close();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
