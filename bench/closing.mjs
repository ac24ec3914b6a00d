// How long closing a month of a large journey takes: 200 touchpoints on 2,000 links, 50 metrics and 60 tasks of the month, pressed as
// the page presses it; between two closings the month is opened again.
//   node --import tsx bench/closing.mjs
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { removeData } from "../scripts/postgres-place.mjs";
import { startProduct } from "../scripts/product.mjs";
import { fillProduct } from "./fill.mjs";
import { createReport, percentile } from "./report.mjs";
import { signIn } from "./visitor.mjs";

const WORKSPACE = "ws-wervel";
const JOURNEY = "bench-closing";
const TOUCHPOINTS = 200;
const LINKS_EACH = 10;
const METRICS = 50;
const TASKS = 60;
const CLOSINGS = 20;
const MONTH = new Date().toISOString().slice(0, 7);
const KINDS = ["interview", "review", "ticket", "survey", "observation"];
const list = (length, make) => Array.from({ length }, (_, at) => make(at));

async function fill(inScope) {
  const phases = list(5, (at) => ({ id: `bench-p${at}`, order: `a${at}`, name: `Fase ${at}` }));
  const touchpoints = list(TOUCHPOINTS, (at) => ({
    id: `bench-t${at}`,
    place: [phases[at % 5].id, `b${String(at).padStart(3, "0")}`],
    title: `Contactmoment ${at}`,
    description: "Wat de klant hier doet en wat wij daar doen. ".repeat(6),
    involvedDepartmentIds: {},
    departmentId: null,
    channelId: null,
    state: "live",
  }));
  const nodes = [
    { id: "meta", kind: "meta", data: { title: JOURNEY } },
    ...phases.map((data) => ({ id: data.id, kind: "phases", data })),
    ...touchpoints.map((data) => ({ id: data.id, kind: "touchpoints", data })),
  ];
  const items = touchpoints.flatMap(({ id }, at) =>
    list(LINKS_EACH, (link) => ({ id: `${id}-e${link}`, node: id, kind: KINDS[(at + link) % KINDS.length] })),
  );
  const metrics = list(METRICS, (at) => ({ id: `bench-m${at}` }));
  const tasks = list(TASKS, (at) => ({ id: `bench-k${at}`, status: at % 3 === 0 ? "open" : "done" }));
  await inScope(async (tx) => {
    await tx`insert into journeys (workspace_id, id, slug, title) values (${WORKSPACE}, ${JOURNEY}, ${JOURNEY}, 'Meting')`;
    await tx`insert into rooms (workspace_id, id) values (${WORKSPACE}, ${JOURNEY})`;
    await tx`insert into journey_nodes (workspace_id, journey_id, node_id, kind, data, seq)
      select ${WORKSPACE}, ${JOURNEY}, id, kind, data, 1 from jsonb_to_recordset(${tx.json(nodes)}) as r (id text, kind text, data jsonb)`;
    await tx`insert into evidence (workspace_id, id, kind, title, observed_on, source)
      select ${WORKSPACE}, id, kind, id, ${`${MONTH}-01`}, 'meting' from jsonb_to_recordset(${tx.json(items)}) as r (id text, kind text)`;
    await tx`insert into evidence_links (workspace_id, id, evidence_id, target, journey_id, target_id, stance)
      select ${WORKSPACE}, id, id, 'node', ${JOURNEY}, node, 'supports' from jsonb_to_recordset(${tx.json(items)}) as r (id text, node text)`;
    await tx`insert into metrics (workspace_id, id, journey_id, name, unit)
      select ${WORKSPACE}, id, ${JOURNEY}, id, 'count' from jsonb_to_recordset(${tx.json(metrics)}) as r (id text)`;
    await tx`insert into readings (workspace_id, metric_id, month, value)
      select ${WORKSPACE}, id, ${MONTH}, 12 from jsonb_to_recordset(${tx.json(metrics)}) as r (id text)`;
    await tx`insert into tasks (workspace_id, id, journey_id, title, month, status)
      select ${WORKSPACE}, id, ${JOURNEY}, id, ${MONTH}, status from jsonb_to_recordset(${tx.json(tasks)}) as r (id text, status text)`;
  });
}

async function main() {
  const report = createReport("closing");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, ".data");
  const product = await startProduct({ dataDir, readyMs: 300_000 });
  try {
    const tables = ["journey_nodes", "evidence", "evidence_links", "metrics", "readings", "tasks"];
    await fillProduct({ dataDir, workspaceId: WORKSPACE, tables }, fill);
    const visitor = await signIn(product.url, "ruben@wervel.example");
    const place = { journeyId: JOURNEY, month: MONTH };
    await visitor.tell("cycles.open", place);
    const times = [];
    for (let closing = 0; closing < CLOSINGS; closing += 1) {
      const began = performance.now();
      await visitor.tell("cycles.close", { ...place, note: "" });
      times.push(performance.now() - began);
      await visitor.tell("cycles.reopen", place);
    }
    const name = `closing a month of ${TOUCHPOINTS} touchpoints`;
    // the first one also carries the open tasks on
    report.add(`${name}, the first, with ${TASKS / 3} tasks carried on`, times[0], {
      unit: "ms",
      atMost: 2_000,
    });
    report.add(`${name}, median`, percentile(times, 0.5), { unit: "ms", samples: CLOSINGS });
    report.add(`${name}, p95`, percentile(times, 0.95), { unit: "ms", atMost: 2_000, samples: CLOSINGS });
    await visitor.tell("cycles.close", { ...place, note: "" });
    const papers = [];
    for (let paper = 0; paper < CLOSINGS; paper += 1) {
      const began = performance.now();
      await visitor.open(`/api/journeys/${JOURNEY}/review/${MONTH}.pdf`);
      papers.push(performance.now() - began);
    }
    report.add("the month's page as PDF, p95", percentile(papers, 0.95), { unit: "ms", samples: CLOSINGS });
  } finally {
    await product.stop();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
