// How the keyboard walks the board: pure steps over rows and columns (WAI-ARIA grid pattern). The grid component moves the focus.

export interface GridPosition {
  readonly row: number;
  readonly column: number;
}
export interface GridRow {
  /** Cells in the row, the row's head included. */
  readonly cells: number;
  /** Rows of one group (heads, curve, touchpoints, lanes): PageUp and PageDown walk groups. */
  readonly group: number;
}
export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const clamp = (value: number, max: number): number => Math.min(Math.max(value, 0), Math.max(0, max));

/**
 * The cell a key leads to, or null when the key does not move in the grid.
 * A row with fewer cells (the curve spans all phases) keeps the remembered column: up and down through it returns to where one came from.
 */
export function nextPosition(
  rows: readonly GridRow[],
  from: GridPosition,
  pressed: GridKey,
  rememberedColumn: number = from.column,
): GridPosition | null {
  const lastRow = rows.length - 1;
  const cellsOf = (row: number): number => rows[row]?.cells ?? 0;
  const at = (row: number, column: number): GridPosition => {
    const inside = clamp(row, lastRow);
    return { row: inside, column: clamp(column, cellsOf(inside) - 1) };
  };
  switch (pressed.key) {
    case "ArrowLeft":
      return at(from.row, from.column - 1);
    case "ArrowRight":
      return at(from.row, from.column + 1);
    case "ArrowUp":
      return at(from.row - 1, rememberedColumn);
    case "ArrowDown":
      return at(from.row + 1, rememberedColumn);
    case "Home":
      return pressed.ctrlKey ? at(0, 0) : at(from.row, 0);
    case "End":
      return pressed.ctrlKey ? at(lastRow, cellsOf(lastRow) - 1) : at(from.row, cellsOf(from.row) - 1);
    case "PageDown":
      return at(firstOfGroup(rows, from.row, 1), rememberedColumn);
    case "PageUp":
      return at(firstOfGroup(rows, from.row, -1), rememberedColumn);
    default:
      return null;
  }
}

function firstOfGroup(rows: readonly GridRow[], row: number, direction: 1 | -1): number {
  const group = rows[row]?.group;
  let found = row;
  while (rows[found] && rows[found]?.group === group) found += direction;
  if (!rows[found]) return direction === 1 ? rows.length - 1 : 0;
  const other = rows[found]?.group;
  while (direction === -1 && rows[found - 1]?.group === other) found -= 1;
  return found;
}

/** The item a vertical arrow leads to inside a cell's list; null = stay. */
export function nextItem(count: number, from: number, key: string): number | null {
  const to =
    key === "ArrowDown"
      ? from + 1
      : key === "ArrowUp"
        ? from - 1
        : key === "Home"
          ? 0
          : key === "End"
            ? count - 1
            : from;
  return to !== from && to >= 0 && to < count ? to : null;
}
