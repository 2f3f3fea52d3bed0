/** Coverage of rounds as the server tells it, and what the desk says of a plot. All requests throw Refused and Unreachable. */
import type { Ref } from 'vue';
import type { IconName } from '../../../ui/icons';
import type { Tone } from '../../../ui/StateTag.vue';
import { sentenceOf, t, tCode } from '../../../words';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';
import type { narrowedTo, periodOf, Shown } from './filters';

export type Coverage = Schemas['CoverageOut'];
export type Counts = Coverage['whole'];
export type Covered = Schemas['CoveredPage']['plots'][number];

/** Word, colour and picture of how a plot was seen go together. */
export const LOOKS: Record<Covered['seen'], { tone: Tone; icon: IconName }> = {
  good: { tone: 'yes', icon: 'check' }, poor: { tone: 'ask', icon: 'warning' },
  paper: { tone: 'info', icon: 'pencil' }, unseen: { tone: 'quiet', icon: 'question' },
};

const PAGE = 50;

export function useCoverage(filters: Ref<ReturnType<typeof periodOf>>) {
  return usePages(filters, async (now, after, signal) => {
    const said = (await client.GET('/api/v1/rounds', { params: { query: { ...now, after, limit: PAGE } }, ...(signal && { signal }) })).data!;
    return { ...said, rows: said.grids };
  });
}

export function useCovered(filters: Ref<ReturnType<typeof periodOf> & ReturnType<typeof narrowedTo>>) {
  return usePages<typeof filters.value, Covered, Page<Covered>>(filters, async (now, after, signal) => {
    const page = (await client.GET('/api/v1/rounds/plots', { params: { query: { ...now, after, limit: PAGE } }, ...(signal && { signal }) })).data!;
    return { rows: page.plots, next: page.next };
  });
}

export const countIn = (counts: Counts, shown: Shown): number => counts[shown];

/** Why the plot was on the round. */
export function whyInWords({ reason, day, crop }: Covered): string {
  return tCode('visit_reason', reason, { day: day ?? '', crop: crop === null ? '' : tCode('crop', crop) });
}

/** What a record lacks that was not good enough, and what else was found; each once. */
export function lacksInWords({ lacks, findings }: Covered): string[] {
  if (lacks === null) return [];
  const clause = lacks === 'returned' ? t('coverage.returned') : sentenceOf('clause', lacks) ?? lacks;
  const found = findings.filter(({ weight }) => weight !== 'note').map(({ code, facts }) => tCode('finding', code, facts));
  return [...new Set([clause, ...found])];
}
