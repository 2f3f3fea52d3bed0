/** Arrow keys, Home and End move among the first links of a table's rows; Enter opens as for any link. */
const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function moveAmongRows(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const body = event.currentTarget as HTMLElement;
  const row = (event.target as HTMLElement).closest('tr');
  if (!step || !row || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...body.querySelectorAll('tr')];
  const link = rows[step(rows.indexOf(row), rows.length)]?.querySelector<HTMLElement>('a, button');
  if (!link) return;
  event.preventDefault();
  link.focus();
}

/** Opens the row's own link where the click was on neither a control nor selected text. */
export function openRow(event: MouseEvent): void {
  const target = event.target as HTMLElement;
  if (target.closest('a, button, input, details') || getSelection()?.toString()) return;
  target.closest('tr')?.querySelector<HTMLElement>('a')?.click();
}
