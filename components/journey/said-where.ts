// Where a customer said something, as a line below their words; the same for members and for the portal.

/** "Review · Google": the kind, and where it was said when that is more than the kind again. */
export function saidWhere(
  item: { readonly kind: string; readonly source: string },
  kindName: string,
): string {
  if (item.source === "" || item.source === item.kind) return kindName;
  return `${kindName} · ${item.source.charAt(0).toLocaleUpperCase()}${item.source.slice(1)}`;
}
