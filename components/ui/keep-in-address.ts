// What narrows a page stands in its address, so that it can be sent on; the page itself need not be asked for again.
/** @param value null takes it out of the address */
export function keepInAddress(name: string, value: string | null): void {
  const address = new URL(window.location.href);
  if (value === null) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  window.history.replaceState(null, "", `${address.pathname}${address.search}`);
}
