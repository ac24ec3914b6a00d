// Emotion (beleving) of a touchpoint: −2 … +2 in half steps, its nine keys and its five colours.

export const EMOTION_MIN = -2;
export const EMOTION_MAX = 2;
export const EMOTION_STEP = 0.5;
/** −2, −1.5 … +2. */
export const EMOTION_STEPS = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2] as const;

/** The five faces; a half step wears the face further from neutral, so only 0 looks neutral. */
export const EMOTION_FACES = ["m2", "m1", "0", "p1", "p2"] as const;
export type EmotionFace = (typeof EMOTION_FACES)[number];

/** Nearest half step inside the scale. */
export function clampEmotion(value: number): number {
  const stepped = Math.round(value / EMOTION_STEP) * EMOTION_STEP;
  return Math.min(EMOTION_MAX, Math.max(EMOTION_MIN, stepped)) + 0;
}

/** One half step up or down; stays at the end of the scale. Without a value the first step starts from neutral. */
export const nextEmotion = (value: number | null): number => clampEmotion((value ?? 0) + EMOTION_STEP);
export const previousEmotion = (value: number | null): number => clampEmotion((value ?? 0) - EMOTION_STEP);

/** Keys 1 … 9 → −2 … +2; null for any other digit. */
export function emotionFromDigit(digit: number): number | null {
  return EMOTION_STEPS[digit - 1] ?? null;
}

/** −2 … +2 → 1 … 9, inverse of `emotionFromDigit`. */
export const digitFromEmotion = (value: number): number =>
  (clampEmotion(value) - EMOTION_MIN) / EMOTION_STEP + 1;

/** Face of a value: names the colour token `--emotion-<face>` and the message `emotion.<face>`. */
export function emotionFace(value: number): EmotionFace {
  const away = Math.sign(value) * Math.ceil(Math.abs(clampEmotion(value)));
  return EMOTION_FACES[away + 2] ?? "0";
}

/** Mean of the values that are there; null when none is. Never counts a missing value as 0. */
export function meanEmotion(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
