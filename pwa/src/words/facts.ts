/** Facts of findings and refusals as people say them: roles of photos, crops, rounded metres. */
import { language, sentenceOf, t, type Facts } from '.';

const ROLES = ['overview', 'closeup', 'opposite', 'extra'] as const;

function inWords(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inWords(name, one)).join(language.value === 'zh' ? '、' : ', ');
  if (typeof value === 'number') return name.endsWith('_m') ? Math.round(value) : value;
  if (typeof value !== 'string') return value;
  if (name === 'missing' && value.includes(', ')) return inWords(name, value.split(', '));
  const role = ROLES.find((one) => one === value);
  if (role) return t(`photo.${role}`);
  return name.startsWith('crop') ? (sentenceOf('crop', value) ?? value) : value;
}

export function factsInWords(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, inWords(name, value)]));
}
