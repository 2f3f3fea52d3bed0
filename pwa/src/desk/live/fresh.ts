/** What a newer beginning of a list means for the rows that are shown. */

export interface Compared<Row> {
  /** Rows of the beginning that are not shown. */
  added: number;
  /** Rows would come, go or change places. */
  moved: boolean;
  /** The shown rows with their newest values, each in its place. */
  rows: Row[];
}

/** `is_over`: a shown row that is done with here, and may have left the list. */
export function compare<Row extends { id: string }>(
  shown: readonly Row[], beginning: readonly Row[], is_over: (row: Row) => boolean = () => false,
): Compared<Row> {
  const newest = new Map(beginning.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  const left = shown.filter((row) => newest.has(row.id) || !is_over(row)).slice(0, beginning.length);
  const moved = left.length !== beginning.length || left.some(({ id }, at) => id !== beginning[at]!.id);
  return { added: beginning.filter(({ id }) => !known.has(id)).length, moved, rows: shown.map((row) => newest.get(row.id) ?? row) };
}
