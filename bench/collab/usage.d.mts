/** Starts to listen, answers the port; reports use when asked. */
export function serveAndReport(listen: () => number | Promise<number>): Promise<void>;
/** The argument the bench gave. */
export function argument(): unknown;
