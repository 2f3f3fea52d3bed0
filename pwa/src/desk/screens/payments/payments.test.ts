import { expect, it, vi } from 'vitest';
import { halves, plainCode } from './payments';

vi.mock('../../api', () => ({}));

it('reads a code as people type it', () => {
  expect(plainCode(' 7kq2m 9xp4t ')).toBe('7KQ2M9XP4T');
  expect(halves('7KQ2M9XP4T')).toBe('7KQ2M 9XP4T');
});
