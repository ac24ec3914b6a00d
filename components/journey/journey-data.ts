// What the board needs beside the journey's document, and what it may ask for: the page answers with tRPC, the portal with its own reads.
import type { BoardLane } from "#domain/board-lanes.ts";
import type { BrokenBridge } from "#domain/bridge.ts";
import type { StrengthReport } from "#domain/evidence-strength.ts";
import type { MediaKind, Medium, Touchpoint } from "#domain/journey.ts";
import type { DeviceAccess } from "#domain/persona-device.ts";

/** How sure a claim is, as computed by the server; the board never computes it. */
export type NodeStrength = StrengthReport;

export interface BoardPerson {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string | null;
  /** No longer here: still named, not to be chosen. */
  readonly isFormer?: boolean;
}
export interface BoardDepartment {
  readonly id: string;
  readonly name: string;
  /** 1–5: the department colours of the design. */
  readonly color: number;
}
export interface BoardChannel {
  readonly id: string;
  readonly name: string;
  readonly icon: string | null;
  readonly medium: Medium | null;
  readonly mediaKind?: MediaKind | null;
}
export interface BoardPersona {
  readonly id: string;
  readonly name: string;
  readonly age: number | null;
  /** Channels in use now; left out where the reader may not know. */
  readonly channelIds?: readonly string[];
  /** Devices she has or lacks; left out where the reader may not know. */
  readonly devices?: DeviceAccess;
}
/** An entry of the library of touchpoints that journeys share. */
export interface BoardShared
  extends Pick<
    Touchpoint,
    "title" | "medium" | "mediaKind" | "channelId" | "message" | "means" | "description"
  > {
  readonly id: string;
}
/** A channel the journey needs that was taken away, given up or left without money. */
export interface BoardBridge extends BrokenBridge {
  readonly name: string;
}
export interface BoardReading {
  readonly month: string;
  readonly value: number;
}
export interface BoardMetric {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: "up" | "down";
  readonly target: number | null;
  readonly touchpointId: string | null;
  readonly phaseId: string | null;
  /** Key of the preset it was made from: such a figure stands on its phase's head. */
  readonly preset: string | null;
  /** What the figure is taken to mean, and what else it may mean; "" where nobody said, and always for a client. */
  readonly interpretation: string;
  readonly alternative: string;
  /** Oldest first. */
  readonly readings: readonly BoardReading[];
}
export const TASK_STATUSES = ["open", "in_progress", "done", "carried_over"] as const;
export type BoardTaskStatus = (typeof TASK_STATUSES)[number];
export interface BoardTask {
  readonly id: string;
  readonly title: string;
  readonly status: BoardTaskStatus;
  readonly month: string;
  readonly touchpointId: string | null;
  readonly insightId: string | null;
  readonly phaseId: string | null;
  readonly departmentId: string | null;
  /** Departments involved beside it; left out where the reader may not know. */
  readonly involvedDepartmentIds?: readonly string[];
  readonly assigneeId: string | null;
  readonly dueOn: string | null;
  readonly metricId: string | null;
}
export interface BoardEvidence {
  readonly linkId: string;
  readonly evidenceId: string;
  readonly kind: string;
  readonly stance: "supports" | "contradicts";
  /** Attached quote, else the item's own words. */
  readonly text: string;
  readonly source: string;
  readonly day: string | null;
  readonly stars: number | null;
  /** Something was given for the review. */
  readonly isRewarded: boolean;
}

export interface JourneyData {
  /** The reader's own department; a client has none. */
  readonly myDepartmentId?: string | null;
  readonly people: readonly BoardPerson[];
  readonly departments: readonly BoardDepartment[];
  readonly channels: readonly BoardChannel[];
  readonly personas: readonly BoardPersona[];
  /** Live touchpoints that some persona lacks the device for, with her id; made by the board from routes and devices. */
  readonly outOfReach?: Readonly<Record<string, readonly string[]>>;
  /** Broken bridges; a client never has any. */
  readonly bridges?: readonly BoardBridge[];
  /** Touchpoints that journeys share; a client never has any. */
  readonly shared?: readonly BoardShared[];
  readonly metrics: readonly BoardMetric[];
  readonly tasks: readonly BoardTask[];
  /** Lanes this person chose; null = never chosen. */
  readonly lanes: readonly BoardLane[] | null;
  readonly strengths: Readonly<Record<string, NodeStrength>>;
  /** Evidence of the touchpoint in the inspector; null while it loads or when it may not be seen. */
  readonly evidence: readonly BoardEvidence[] | null;
  /** How many threads of comments are open, by touchpoint; a client has none. */
  readonly openThreads?: Readonly<Record<string, number>>;
}

/** What a task is about. */
export interface TaskSubject {
  readonly phaseId: string | null;
  readonly touchpointId: string | null;
  readonly insightId: string | null;
}

/** Everything the board may ask of the server. Absent = this reader may not. */
export interface JourneyActions {
  /** Remembers which lanes stand on this person's board. */
  readonly keepLanes?: (lanes: readonly BoardLane[]) => void;
  /** The inspector opened on a touchpoint (null: closed): its evidence is read from now on. */
  readonly inspect?: (touchpointId: string | null) => void;
  /** The journey on whose touchpoints people who work here comment. */
  readonly commentsOn?: string;
  readonly createTask?: (input: TaskSubject & { readonly title: string }) => Promise<void>;
  /** Opens the form with everything about a task: one that exists, or a new one about something. */
  readonly openTask?: (task: { readonly id: string } | { readonly about: TaskSubject }) => void;
  readonly setTaskStatus?: (id: string, status: BoardTaskStatus) => Promise<void>;
  /** Opens the window in which evidence is chosen from the library, or written on the spot, and put under a touchpoint. */
  readonly openLinkEvidence?: (touchpoint: Touchpoint, start: "existing" | "new") => void;
  readonly mayCreateEvidence?: boolean;
  readonly unlinkEvidence?: (linkId: string) => Promise<void>;
  /** Where an item can be read whole; a client has no such place. */
  readonly evidenceHref?: (evidenceId: string) => string;
  readonly confirm?: (touchpointId: string) => Promise<void>;
  /** Makes a touchpoint one that other journeys can use too. */
  readonly share?: (touchpointId: string) => Promise<void>;
}
