/** Which page of the phone a message opens; also the service worker asks, which has no screens. */
export interface Pointer {
  kind: string;
  facts: Record<string, unknown>;
}

export function phoneAddress({ kind, facts }: Pointer): string {
  const plot = typeof facts['plot_id'] === 'string' ? encodeURIComponent(facts['plot_id']) : null;
  const record = typeof facts['inspection_id'] === 'string' ? encodeURIComponent(facts['inspection_id']) : null;
  if (kind === 'record_returned' && plot && record) return `/capture/${plot}?reshoot=${record}`;
  if ((kind === 'record_voided' || kind === 'record_overridden') && plot) return `/plots/${plot}`;
  if (kind.startsWith('watch_')) {
    const told = new URLSearchParams({ alert: String(facts['alert']), day: String(facts['day']) });
    return `/?${told.toString()}`;
  }
  return kind === 'suggestion_answered' ? '/suggestions' : '/messages';
}
