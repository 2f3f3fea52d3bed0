/** Who farms a plot: what is asked in a form, and how it is said. */
import type { Schemas } from '../api';
import { t, type Key } from '../../words';

export type Operator = Schemas['PlotOperators']['operators'][number];
export type Kind = Operator['kind'];
export type NewOperator = Schemas['OperatorIn'];
export type Case = Schemas['CaseOut'];
export type State = Case['state'];

export const KINDS: readonly Kind[] = ['household', 'collective', 'cooperative', 'company'];
const CONTRACT_MAX_BYTES = 5_000_000;

export interface OperatorDraft {
  kind: Kind;
  name: string;
  from_day: string;
  until_day: string;
  entrusted: boolean;
  contract_number: string;
  contract: File | null;
  note: string;
}

export const emptyDraft = (kind: Kind = 'household', name = ''): OperatorDraft => ({
  kind, name, from_day: '', until_day: '', entrusted: false, contract_number: '', contract: null, note: '',
});

/** What is still missing, as the key of a sentence. */
export function draftWrong({ name, from_day, contract }: OperatorDraft): Key | null {
  if (name.trim() === '') return 'operator.name_missing';
  if (from_day === '') return 'operator.day_missing';
  return contract && contract.size > CONTRACT_MAX_BYTES ? 'operator.contract_large' : null;
}

/** `id` is made once a form, so that a lost answer makes no second one. */
export async function bodyOf(draft: OperatorDraft, id: string): Promise<NewOperator> {
  return {
    id, kind: draft.kind, name: draft.name.trim(), from_day: draft.from_day, until_day: draft.until_day || null, entrusted: draft.entrusted,
    contract_number: draft.contract_number.trim(), contract: draft.contract ? await base64Of(draft.contract) : null, note: draft.note.trim(),
  };
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}

export function daysInWords({ from_day, until_day }: Pick<Operator, 'from_day' | 'until_day'>): string {
  return until_day ? t('operator.from_to', { from: from_day, until: until_day }) : t('operator.from', { from: from_day });
}
