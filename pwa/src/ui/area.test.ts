import { expect, it, vi } from 'vitest';
import { speak } from '../words';
import { zh } from '../words/zh';
import { areaInWords } from './area';

vi.stubGlobal('document', { documentElement: {} });
await speak('zh', { zh: async () => zh, en: async () => ({}) });

it.each([
  [undefined, '511703001'],
  [[], '511703001'],
  [['乙湾村'], '511703001 乙湾村'],
  [['乙湾村', '丙坪村'], '511703001 乙湾村、丙坪村'],
  [['乙湾村', '丙坪村', '丁坡村'], '511703001 乙湾村等 3 个村'],
])('%s', (villages, said) => expect(areaInWords('511703001', villages)).toBe(said));
