// How soon the strength of every claim of a large journey is worked out anew: 200 touchpoints on 2,000 links and KPIs. By itself (the
// reads and the rule), by the rule alone, and asked over HTTP as an open board asks after each bell, with the session and its rights.
//   node --import tsx bench/strength.mjs
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openPools, providePools } from "../db/client.ts";
import { strengthOf } from "../domain/evidence-strength.ts";
import { removeData } from "../scripts/postgres-place.mjs";
import { startProduct } from "../scripts/product.mjs";
import { Scope } from "../server/auth/scope.ts";
import { listJourneyStrengths } from "../server/evidence/strengths/queries.ts";
import { fillProduct } from "./fill.mjs";
import { createReport, percentile } from "./report.mjs";
import { signIn } from "./visitor.mjs";

const WORKSPACE = "ws-wervel";
const JOURNEY = "bench-strength";
const TOUCHPOINTS = 200;
const ITEMS = 1_000;
const LINKS_EACH = 10;
const METRICS = 50;
const MONTHS = 24;
const REQUESTS = 100;
const KINDS = ["interview", "review", "ticket", "survey", "observation"];

const dayOf = (number) => new Date(Date.UTC(2026, 2, 1 + (number % 240))).toISOString().slice(0, 10);
const monthOf = (number) => `${2025 + Math.floor(number / 12)}-${String(1 + (number % 12)).padStart(2, "0")}`;
const list = (length, make) => Array.from({ length }, (_, at) => make(at));

async function fill(inScope) {
  const items = list(ITEMS, (at) => ({
    id: `bench-item-${at}`,
    kind: KINDS[at % KINDS.length],
    day: dayOf(at),
    who: at % 3 === 0 ? `person-${at % 200}` : null,
  }));
  const links = list(TOUCHPOINTS * LINKS_EACH, (at) => ({
    id: `bench-link-${at}`,
    item: `bench-item-${(at * 7) % ITEMS}`,
    node: `bench-touch-${Math.floor(at / LINKS_EACH)}`,
    stance: at % 9 === 0 ? "contradicts" : "supports",
  }));
  const nodes = list(TOUCHPOINTS, (at) => ({ id: `bench-touch-${at}`, title: `Contact ${at}` }));
  const metrics = list(METRICS, (at) => ({ id: `bench-metric-${at}`, node: `bench-touch-${at * 4}` }));
  const readings = metrics.flatMap(({ id }) =>
    list(MONTHS, (at) => ({ metric: id, month: monthOf(at), value: at * 3 })),
  );
  await inScope(async (tx) => {
    await tx`insert into journeys (workspace_id, id, slug, title, content_locale)
      values (${WORKSPACE}, ${JOURNEY}, ${JOURNEY}, 'Meting', 'nl')`;
    await tx`insert into journey_nodes (workspace_id, journey_id, node_id, kind, data, seq)
      select ${WORKSPACE}, ${JOURNEY}, id, 'touchpoints', jsonb_build_object('title', title), 1
      from jsonb_to_recordset(${tx.json(nodes)}) as r (id text, title text)`;
    await tx`insert into evidence (workspace_id, id, kind, title, observed_on, source, respondent_key)
      select ${WORKSPACE}, id, kind, id, day, 'meting', who
      from jsonb_to_recordset(${tx.json(items)}) as r (id text, kind text, day text, who text)`;
    await tx`insert into evidence_links (workspace_id, id, evidence_id, target, journey_id, target_id, stance)
      select ${WORKSPACE}, id, item, 'node', ${JOURNEY}, node, stance
      from jsonb_to_recordset(${tx.json(links)}) as r (id text, item text, node text, stance text)`;
    await tx`insert into metrics (workspace_id, id, journey_id, name, unit)
      select ${WORKSPACE}, id, ${JOURNEY}, id, 'count' from jsonb_to_recordset(${tx.json(metrics)}) as r (id text)`;
    await tx`insert into readings (workspace_id, metric_id, month, value)
      select ${WORKSPACE}, metric, month, value
      from jsonb_to_recordset(${tx.json(readings)}) as r (metric text, month text, value float8)`;
    await tx`insert into metric_links (workspace_id, metric_id, journey_id, node_id)
      select ${WORKSPACE}, id, ${JOURNEY}, node from jsonb_to_recordset(${tx.json(metrics)}) as r (id text, node text)`;
  });
}

/** The rule alone, on what one touchpoint rests on. */
function ruleAlone() {
  const claims = list(TOUCHPOINTS, (touchpoint) => ({
    items: list(LINKS_EACH, (at) => ({
      evidenceId: `${touchpoint}-${at}`,
      kind: KINDS[at % KINDS.length],
      date: dayOf(touchpoint + at),
      stance: at % 9 === 0 ? "contradicts" : "supports",
      respondent: null,
    })),
    metrics: [{ metricId: "m", readingMonths: list(MONTHS, monthOf) }],
    confirmation: null,
    asOf: "2026-11-20",
  }));
  const began = performance.now();
  for (const claim of claims) strengthOf(claim);
  return performance.now() - began;
}

async function main() {
  const report = createReport("strength");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "redthread-bench-"));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, ".data");
  const product = await startProduct({ dataDir, readyMs: 300_000 });
  try {
    const tables = ["journey_nodes", "evidence", "evidence_links", "metrics", "readings", "metric_links"];
    const urls = await fillProduct({ dataDir, workspaceId: WORKSPACE, tables }, fill);
    const visitor = await signIn(product.url, "lotte@wervel.example");
    const input = encodeURIComponent(JSON.stringify({ json: { journeyId: JOURNEY } }));
    const ask = () => visitor.open(`/api/trpc/evidence.listStrengths?input=${input}`);
    const reports = JSON.parse(await ask()).result.data.json;
    if (Object.keys(reports).length !== TOUCHPOINTS) throw new Error("not every touchpoint has its strength");
    const timed = async (work) => {
      const times = [];
      for (let request = 0; request < REQUESTS; request += 1) {
        const began = performance.now();
        await work();
        times.push(performance.now() - began);
      }
      return times;
    };
    const asked = await timed(ask);
    const pools = openPools(urls, { name: "redthread-bench" });
    providePools(pools);
    const recompute = () => Scope.system("bench", WORKSPACE, (scope) => listJourneyStrengths(scope, JOURNEY));
    await recompute();
    const alone = await timed(recompute);
    await pools.close();
    const name = `${TOUCHPOINTS} touchpoints on ${TOUCHPOINTS * LINKS_EACH} links`;
    for (const [what, times, atMost] of [
      ["recomputed", alone, 50],
      ["asked over HTTP", asked],
    ]) {
      report.add(`${name}, ${what}, median`, percentile(times, 0.5), { unit: "ms", samples: REQUESTS });
      report.add(`${name}, ${what}, p95`, percentile(times, 0.95), {
        unit: "ms",
        atMost,
        samples: REQUESTS,
      });
    }
    for (let run = 0; run < 20; run += 1) ruleAlone();
    report.add("the rule alone, median", percentile(list(20, ruleAlone), 0.5), { unit: "ms", samples: 20 });
  } finally {
    await product.stop();
    removeData(dataDir);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = report.finish() ? 0 : 1;
}

await main();
