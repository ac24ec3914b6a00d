"use client";
// The experience curve: one red thread through the numbered touchpoints, each stretch stitched as sure as its weaker end.
// Other personas run faint behind it in their own colour and dash. The nodes are sliders above the drawing.
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Journey } from "#domain/journey.ts";
import { useJourneyData, useScreen } from "./board-context.tsx";
import { leadingPersona, segmentLevel } from "./board-model.ts";
import { CurveNodes } from "./curve-nodes.tsx";
import {
  CURVE_HEIGHT,
  nodeColumns,
  segmentPaths,
  tailPaths,
  threadNodes,
  threadTouchpoints,
} from "./curve-geometry.ts";
import { arcBoxes, type Box, estimateWidth, lineBoxes, placeNotes } from "./curve-labels.ts";
import { layRoutes, RouteLayer } from "./route-layer.tsx";
import { personaThread, STITCHES } from "./stitch-mark.tsx";

export function ThreadCurve({
  journey,
  columnCount,
  columnWidth,
}: {
  journey: Journey;
  columnCount: number;
  columnWidth: number;
}) {
  const t = useTranslations("board");
  const data = useJourneyData();
  const chosen = useScreen((screen) => screen.personaId);
  const hidden = useScreen((screen) => screen.hiddenPersonaIds);
  const activeId = useScreen((screen) => screen.activeId);
  const width = columnCount * columnWidth;
  const personaId = leadingPersona(journey, data, chosen);

  const drawing = useMemo(() => {
    const places = nodeColumns(journey, columnWidth);
    const nodesOf = (persona: string | null) =>
      threadNodes(threadTouchpoints(journey, persona), journey.experiences, persona, places);
    const nodes = nodesOf(personaId);
    const others = data.personas.flatMap((persona, index) => {
      if (persona.id === personaId || hidden.includes(persona.id)) return [];
      const felt = nodesOf(persona.id).filter((node) => node.value !== null);
      return felt.length > 1 ? [{ persona, index, nodes: felt }] : [];
    });
    const names: Box[] = others.map(({ persona, nodes: felt }) => {
      const wide = estimateWidth(persona.name);
      const x = Math.max(2, (felt[0]?.x ?? 0) - wide - 4);
      const y = felt[0]?.y ?? 0;
      return { left: x, right: x + wide, top: y - 12, bottom: y + 4 };
    });
    const routes = layRoutes(journey, personaId, nodes, names, t);
    const taken = [
      ...names,
      ...others.flatMap((other) => lineBoxes(other.nodes)),
      ...routes.flatMap(({ arc, label }) => [...arcBoxes(arc), ...(label ? [label.box] : [])]),
    ];
    const notes = placeNotes(nodes, width, taken, 4);
    return {
      nodes,
      others,
      names,
      routes,
      notes,
      paths: segmentPaths(nodes),
      tails: tailPaths(nodes, width),
    };
  }, [journey, columnWidth, width, personaId, hidden, data.personas, t]);

  const lead = data.personas.find((persona) => persona.id === personaId);
  const values = drawing.nodes.flatMap((node) => (node.value === null ? [] : [node.value]));
  const thread =
    "fill-none stroke-thread stroke-[3.2] [stroke-linecap:round] forced-colors:stroke-[CanvasText]";

  return (
    <div className="relative" style={{ height: CURVE_HEIGHT }}>
      <svg
        width={width}
        height={CURVE_HEIGHT}
        viewBox={`0 0 ${width} ${CURVE_HEIGHT}`}
        role="img"
        aria-label={t("curveSummary", {
          name: lead?.name ?? t("everyone"),
          count: drawing.nodes.length,
          low: values.length > 0 ? Math.min(...values) : t("none"),
          high: values.length > 0 ? Math.max(...values) : t("none"),
        })}
        className="absolute inset-0 block"
        data-curve=""
      >
        <rect width={width} height={75} fill="#1B5E9E" opacity=".04" />
        <rect y={75} width={width} height={65} fill="#C26A12" opacity=".045" />
        {Array.from({ length: columnCount - 1 }, (_, index) => (
          <path
            key={index}
            d={`M${(index + 1) * columnWidth + 0.5} 0V${CURVE_HEIGHT}`}
            stroke="var(--seam)"
            strokeDasharray="3 3"
          />
        ))}
        <path d={`M0 75H${width}`} stroke="var(--line-strong)" strokeDasharray="2 4" />
        {drawing.others.map(({ persona, index, nodes }, order) => {
          const look = personaThread(index);
          return (
            <g key={persona.id} data-persona={persona.id}>
              <path
                d={segmentPaths(nodes).join("")}
                fill="none"
                stroke={look.color}
                strokeWidth="2"
                strokeDasharray={look.dash}
                strokeLinecap="round"
                opacity=".42"
              />
              <text
                x={drawing.names[order]?.left ?? 2}
                y={(nodes[0]?.y ?? 0) - 1}
                className="text-axis font-medium"
                fill={look.color}
                stroke="var(--surface)"
                strokeWidth="3"
                paintOrder="stroke"
              >
                {persona.name}
              </text>
            </g>
          );
        })}
        <RouteLayer routes={drawing.routes} />
        {drawing.tails ? (
          <>
            <path d={drawing.tails.start} className={thread} strokeDasharray="0.1 7.5" />
            <path d={drawing.tails.end} className={thread} strokeDasharray="0.1 7.5" />
          </>
        ) : null}
        {drawing.paths.map((path, index) => {
          const from = drawing.nodes[index]?.touchpoint.id ?? "";
          const to = drawing.nodes[index + 1]?.touchpoint.id ?? "";
          const level = segmentLevel(data.strengths[from], data.strengths[to]);
          return (
            <path
              key={`${from}-${to}`}
              d={path}
              className={`${thread} transition-[stroke-dasharray] duration-(--time-stitch)`}
              strokeDasharray={STITCHES[level].thread}
              data-segment={level}
            />
          );
        })}
        {drawing.notes.map((note) => (
          <text
            key={note.id}
            x={note.x}
            y={note.y}
            textAnchor={note.anchor}
            className={`text-axis ${Math.abs(note.value) >= 1.5 ? "font-semibold" : "font-medium"}`}
            fill={
              note.value <= -1.5
                ? "var(--emotion-m2)"
                : note.value >= 1.5
                  ? "var(--emotion-p2)"
                  : "var(--ink-2)"
            }
            stroke="var(--surface)"
            strokeWidth="3"
            paintOrder="stroke"
          >
            {note.text}
          </text>
        ))}
      </svg>
      <CurveNodes nodes={drawing.nodes} personaId={personaId} activeId={activeId} />
    </div>
  );
}
