// A browser's own description of itself, cut down to what a person recognises.

export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
  readonly isPhone: boolean;
}

// Order matters: Edge and Opera also say Chrome, and Chrome also says Safari.
const BROWSERS = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const SYSTEMS = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
] as const;

export function describeDevice(userAgent: string | null): Device {
  const said = userAgent ?? "";
  return {
    browser: BROWSERS.find(([mark]) => mark.test(said))?.[1] ?? null,
    system: SYSTEMS.find(([mark]) => mark.test(said))?.[1] ?? null,
    isPhone: /\bMobile\b|\biPhone\b/.test(said),
  };
}
