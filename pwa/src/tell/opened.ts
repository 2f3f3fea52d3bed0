/** The receipt that is open, in memory alone: closing the page closes it. */
import { shallowRef } from 'vue';
import { Refused } from '../api/http';
import { openReport, readReport, type Report } from './api';
import { read } from './keep';
import { keyOf, type Receipt } from './receipt';
import { doneWork } from './work';

interface Opened {
  code: string;
  key: string;
  token: string;
}

let opened: Opened | null = null;
export const report = shallowRef<Report | null>(null);

/** Of a report that was just sent: its token still holds. */
export function openWith(mine: Opened): void {
  opened = mine;
  report.value = null;
}

export async function openReceipt(receipt: Receipt): Promise<void> {
  const { key } = await keyOf(receipt);
  opened = { code: receipt.code, key, token: await freshToken(receipt.code, key) };
  report.value = await readReport(opened.token);
}

async function freshToken(code: string, key: string): Promise<string> {
  const work = await doneWork((await read('ticket')) ?? null);
  return (await openReport({ code, key, work })).token;
}

export const isOpen = (): boolean => opened !== null;

export function close(): void {
  opened = null;
  report.value = null;
}

/** Does something with the token, and once more with a fresh one where half an hour is over. */
export async function withToken<Answer>(act: (token: string) => Promise<Answer>): Promise<Answer> {
  const mine = opened!;
  try {
    return await act(mine.token);
  } catch (reason) {
    if (!(reason instanceof Refused) || reason.problem.code !== 'tell_token_over') throw reason;
    mine.token = await freshToken(mine.code, mine.key);
    return act(mine.token);
  }
}

export async function look(): Promise<void> {
  report.value = await withToken(readReport);
}
