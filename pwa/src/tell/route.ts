/**
 * Which screen is shown: the last part of the address, so that the back gesture goes a step back. A receipt's link is
 * taken out of the address as soon as it is read.
 */
import { ref } from 'vue';
import { receiptIn, type Receipt } from './receipt';

export const SCREENS = ['what', 'photos', 'last', 'send', 'receipt', 'open', 'report', 'figures', 'erase', 'erased'] as const;
export type Screen = (typeof SCREENS)[number];

export const screen = ref<Screen>('what');
/** From the link that the page was opened with, until the receipt screen takes it. */
export const linked = ref<Receipt | null>(null);

function follow(): void {
  const receipt = receiptIn(location.hash);
  if (receipt) {
    linked.value = receipt;
    history.replaceState(null, '', '/tell#open');
  }
  const said = location.hash.slice(1);
  screen.value = SCREENS.find((one) => one === said) ?? 'what';
}

export function startRoute(): void {
  addEventListener('hashchange', follow);
  follow();
}

export function go(to: Screen): void {
  if (screen.value !== to) location.hash = to;
}

/** Without a way back: what lies behind is over. */
export function replace(to: Screen): void {
  history.replaceState(null, '', `/tell#${to}`);
  screen.value = to;
}
