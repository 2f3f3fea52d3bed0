import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pauseAfter, pulse } from './pulse';

let visible = true;
let online = true;
let wake: Record<string, () => void>;
const listen = (name: string, what: () => void) => (wake[name] = what);

beforeEach(() => {
  vi.useFakeTimers();
  visible = online = true;
  wake = {};
  vi.stubGlobal('document', { get visibilityState() { return visible ? 'visible' : 'hidden'; }, addEventListener: listen, removeEventListener: () => undefined });
  vi.stubGlobal('window', { addEventListener: listen, removeEventListener: () => undefined });
  vi.stubGlobal('navigator', { get onLine() { return online; } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits longer after each failure, up to a minute', () => {
  expect([0, 1, 2, 3, 4, 9].map((failures) => pauseAfter(4_000, failures))).toEqual([4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

it('beats steadily, one after the other', async () => {
  let answer: () => void = () => undefined;
  const beat = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
  const end = pulse(1_000, beat);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(beat).toHaveBeenCalledTimes(1);
  answer();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(beat).toHaveBeenCalledTimes(2);
  end();
  answer();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(beat).toHaveBeenCalledTimes(2);
});

it('begins at once where that is wanted', () => {
  const beat = vi.fn(async () => undefined);
  pulse(1_000, beat, true)();
  expect(beat).toHaveBeenCalledTimes(1);
});

it('rests while nobody looks and without network, and goes on at once', async () => {
  const beat = vi.fn(async () => undefined);
  pulse(1_000, beat);
  visible = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(beat).not.toHaveBeenCalled();
  visible = true;
  wake['visibilitychange']!();
  expect(beat).toHaveBeenCalledTimes(1);
  online = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(beat).toHaveBeenCalledTimes(1);
  online = true;
  wake['online']!();
  expect(beat).toHaveBeenCalledTimes(2);
});

it('asks more rarely while the server is away, and steadily again once it answers', async () => {
  let away = true;
  const beat = vi.fn(async () => {
    if (away) throw new Error('away');
  });
  pulse(1_000, beat);
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
  expect(beat).toHaveBeenCalledTimes(3);
  away = false;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(beat).toHaveBeenCalledTimes(4);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(beat).toHaveBeenCalledTimes(7);
});
