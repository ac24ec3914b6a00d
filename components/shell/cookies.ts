// Cookies of the shell: no secrets, only where one was and how wide the rail stood.

export const RAIL_COOKIE = "rt-rail";
export const LAST_WORKSPACE_COOKIE = "rt-workspace";
