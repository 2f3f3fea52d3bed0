/** Problems as the server tells them, and what the desk says of them. All requests throw Refused and Unreachable. */
import { sha256Hex } from '../../../device/hash';
import type { IconName } from '../../../ui/icons';
import type { Tone } from '../../../ui/StateTag.vue';
import { t } from '../../../words';
import { askDesk, client, QUIET, type Schemas } from '../../api';
import { usePages } from '../../usePages';
import type { Ref } from 'vue';
import type { ProblemFilters, State } from './filters';

export type ProblemRow = Schemas['ProblemPage']['problems'][number];
export type Problem = Schemas['ProblemOut'];
export type Due = Problem['clocks'][number];
export type ProblemEvent = Problem['events'][number];
export type Step = Schemas['StepBody']['step'];
export type Outcome = NonNullable<Problem['verified']>;
export type Counts = Schemas['ProblemPage']['counts'];

export const TONE: Record<State, Tone> = {
  found: 'no', stopped: 'ask', reported: 'ask', verified: 'ask', dispatched: 'info', rectified: 'info', rechecked: 'info', closed: 'yes', dismissed: 'quiet',
};
/** What waits for somebody is no question. */
export const iconOf = (state: State): IconName => (
  { found: 'cross', stopped: 'stop', reported: 'clock', verified: 'check', dispatched: 'clock', rectified: 'clock', rechecked: 'clock', closed: 'check', dismissed: 'pencil' } as const
)[state];
/** What the step must say; the server has the last word (server/rules/problem.py). */
export const NEEDS_NOTE: ReadonlySet<Step> = new Set(['dispatch', 'dismiss', 'rectify', 'send_back', 'reopen', 'extend']);

async function fetchPage(filters: ProblemFilters, after: string, limit: number, signal?: AbortSignal, quiet = false) {
  const { state, kind, area, late, checks } = filters;
  const query = { state, area, late, checks, after, limit, ...(kind && { kind }) };
  const how = { ...(signal && { signal }), ...(quiet && { headers: QUIET }) };
  const { problems, next, counts } = (await client.GET('/api/v1/problems', { params: { query }, ...how })).data!;
  return { rows: problems, next, counts };
}

const PAGE = 50;
const MOST = 200;

export function useProblems(filters: Ref<ProblemFilters>) {
  const pages = usePages(filters, (now, after, signal) => fetchPage(now, after, PAGE, signal));
  return {
    ...pages,
    /** As many rows as are shown, asked for by the page itself. */
    peek: (signal: AbortSignal) => fetchPage(filters.value, '', Math.min(MOST, Math.max(PAGE, pages.rows.value.length)), signal, true),
  };
}

export async function fetchProblem(problem_id: string, signal: AbortSignal, quiet: boolean): Promise<Problem> {
  const how = { signal, ...(quiet && { headers: QUIET }) };
  return (await client.GET('/api/v1/problems/{problem_id}', { params: { path: { problem_id } }, ...how })).data!;
}

export type Waiting = Schemas['WaitingOut']['checks'][number];
export type Asked = Schemas['CheckOut'];

/** Asks for a check, which is a problem at once or from its hour on. */
export async function sendCheck(problem_id: string, body: Schemas['CheckIn']): Promise<Asked> {
  return (await client.PUT('/api/v1/checks/{problem_id}', { params: { path: { problem_id } }, body })).data!;
}

export async function fetchWaiting(signal: AbortSignal): Promise<Waiting[]> {
  return (await client.GET('/api/v1/checks', { signal })).data!.checks;
}

export async function withdrawCheck(problem_id: string): Promise<void> {
  await client.DELETE('/api/v1/checks/{problem_id}', { params: { path: { problem_id } } });
}

/** Records of its plot that were made since it was found and are not voided, the newest first. */
export async function inspectionsSince({ plot_id, found_at }: Problem) {
  if (!plot_id) return [];
  const plot = (await client.GET('/api/v1/plots/{plot_id}', { params: { path: { plot_id } } })).data!;
  return plot.inspections.filter((one) => one.review.state !== 'voided' && [one.finished_at, one.received_at].every((at) => Date.parse(at) >= Date.parse(found_at)));
}

export async function sendStep(problem_id: string, body: Schemas['StepBody']): Promise<Problem> {
  return (await client.POST('/api/v1/problems/{problem_id}/steps', { params: { path: { problem_id } }, body })).data!;
}

/** Brings a picture to the server, in one request by the tus protocol, and resolves with its hash. */
export async function sendPhoto(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const sha256 = await sha256Hex(bytes);
  await askDesk('uploads', {
    method: 'POST', body: bytes,
    headers: {
      'Tus-Resumable': '1.0.0', 'Upload-Length': String(bytes.byteLength), 'Upload-Metadata': `sha256 ${btoa(sha256)}`,
      'Content-Type': 'application/offset+octet-stream',
    },
  });
  return sha256;
}

/** “2 working days left”, “due today”, “3 working days late”. */
export function leftInWords({ late, working_days_left, clock, day }: Due): string {
  if (clock === 'report') return t(late ? 'problems.report_late' : 'problems.report_due', { day });
  if (!late) return working_days_left > 0 ? t('problems.left', { count: working_days_left }) : t('problems.today');
  return t('problems.late_by', { count: Math.max(1, -working_days_left) });
}
