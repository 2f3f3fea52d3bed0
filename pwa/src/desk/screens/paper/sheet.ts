/** A patrol as it stands on paper, and what it lacks. */
import type { components } from '../../../api/schema';
import type { Key } from '../../../words';

export type Cover = components['schemas']['PaperPatrolIn']['sightings'][number]['cover'];
/** What a sheet usually says, the usual first. */
export const COVERS: readonly Cover[] = [
  'crop', 'stubble', 'tilled', 'weeds', 'fruit_trees', 'timber_trees', 'shrubs', 'nursery', 'pond', 'greenhouse', 'facility', 'building', 'bare', 'fallow', 'mixed', 'unseen',
];

export interface Seen {
  plot_id: string;
  number: string;
  where: string;
  cover: Cover;
  note: string;
}

export interface Sheet {
  walked_on: string;
  walker_name: string;
  note: string;
  seen: readonly Seen[];
}

/** The first thing that a sheet lacks; `today` as the date field writes it. */
export function sheetWrong({ walked_on, walker_name, seen }: Sheet, today: string): Key | null {
  if (!walked_on || walked_on > today) return 'paper.wrong_day';
  if (!walker_name.trim()) return 'paper.wrong_walker';
  return seen.length === 0 ? 'paper.wrong_plots' : null;
}
