// Goes to another page by a full load: after a change of account or workspace nothing of the former may stay in memory.

export function loadPage(address: string): void {
  window.location.assign(address);
}
