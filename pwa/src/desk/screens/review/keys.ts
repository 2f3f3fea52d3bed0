/** Which key does what on the review page. Pure. */
import type { Kind } from './types';

export type Act =
  | { do: 'move'; step: 1 | -1 }
  | { do: 'begin'; kind: Kind }
  | { do: 'reason'; at: number }
  | { do: 'photo'; step: 1 | -1 }
  | { do: 'compare' | 'comment' | 'confirm' | 'cancel' | 'help' };

/** Where the key was pressed. */
export interface Place {
  /** A decision is being made. */
  deciding: boolean;
  /** In a field that takes text: letters belong to it. */
  typing: boolean;
  /** On something that has its own Enter, arrows or digits. */
  on_control: boolean;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>;

const LETTERS: Readonly<Record<string, Act>> = {
  j: { do: 'move', step: 1 }, k: { do: 'move', step: -1 },
  a: { do: 'begin', kind: 'accept' }, r: { do: 'begin', kind: 'return' },
  o: { do: 'begin', kind: 'override' }, x: { do: 'begin', kind: 'void' },
  b: { do: 'compare' }, c: { do: 'comment' },
};

/** The key as it is printed: a Chinese input method that waits for letters says only which key it was. */
function letterOf({ key, code }: Pressed): string {
  if (key === 'Process' || key === 'Unidentified') return /^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1]?.toLowerCase() ?? '';
  return key.toLowerCase();
}

export function actOf(pressed: Pressed, { deciding, typing, on_control }: Place): Act | null {
  const { key, altKey, ctrlKey, metaKey } = pressed;
  if (key === 'Escape') return pressed.isComposing ? null : { do: 'cancel' };
  if (typing) return key === 'Enter' && (ctrlKey || metaKey) && deciding ? { do: 'confirm' } : null;
  if (altKey || ctrlKey || metaKey) return null;
  if (key === '?' || key === '？') return { do: 'help' };
  if (key === 'Enter') return deciding && !on_control ? { do: 'confirm' } : null;
  if (!on_control && (key === 'ArrowLeft' || key === 'ArrowRight')) return { do: 'photo', step: key === 'ArrowRight' ? 1 : -1 };
  const letter = letterOf(pressed);
  if (/^[1-9]$/.test(letter)) return deciding ? { do: 'reason', at: Number(letter) - 1 } : null;
  return LETTERS[letter] ?? null;
}
