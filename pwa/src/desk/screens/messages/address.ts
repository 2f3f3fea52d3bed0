/** Which page of the desk a message opens. */
import type { RouteLocationRaw } from 'vue-router';
import type { Message } from './messages';

/** null where there is nothing more to see than the sentence. */
export function deskAddress({ kind, facts }: Pick<Message, 'kind' | 'facts'>): RouteLocationRaw | null {
  const { inspection_id, suggestion_id, matter_id, alert, day, year } = facts as Record<string, unknown>;
  if (typeof alert === 'string' && typeof day === 'string') return { name: 'plots', query: { alert, alert_on: day, year: String(year) } };
  if (typeof inspection_id === 'string') return { name: 'inspection', params: { id: inspection_id } };
  if (typeof matter_id === 'string') return { name: 'tipoffs', params: { id: matter_id } };
  if (kind === 'suggestion_waits' && typeof suggestion_id === 'string') return { name: 'suggestions', params: { id: suggestion_id } };
  if (kind === 'suggestion_answered' && typeof suggestion_id === 'string') return { name: 'suggestions', params: { id: suggestion_id }, query: { mine: '1' } };
  return kind === 'export_finished' || kind === 'export_failed' ? { name: 'exports' } : null;
}
