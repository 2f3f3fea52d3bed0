/** Instants as an office writes them: China time, widths that line up in a column. */
const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai', hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

function parts(instant: string | Date): Record<string, string> {
  return Object.fromEntries(PARTS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** “2026-07-01 10:02”. */
export function minuteOf(instant: string | Date): string {
  const { hour, minute } = parts(instant);
  return `${dayOf(instant)} ${hour}:${minute}`;
}

/** “2026-07-01”. */
export function dayOf(instant: string | Date): string {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
}

/** The running calendar year in China: the grain year that most questions are about. */
export function yearOf(instant: string | Date): number {
  return Number(parts(instant)['year']);
}
