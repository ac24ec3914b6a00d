// The lanes a board may show below its touchpoints (mission J4): which of them stand is each person's own choice.

export const BOARD_LANES = [
  "questions",
  "goals",
  "insights",
  "tasks",
  "behaviour",
  "communication",
  "offer",
  "convenience",
  "owner",
  "evidence",
] as const;
export type BoardLane = (typeof BOARD_LANES)[number];

/** True for the name of a lane; a lane that is no more is left out of what somebody once chose. */
export const isBoardLane = (word: string): word is BoardLane =>
  (BOARD_LANES as readonly string[]).includes(word);
