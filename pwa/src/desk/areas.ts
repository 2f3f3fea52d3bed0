/** Areas by the names that the tree of divisions gives them; fetched once for who sits here. */
import { shallowRef } from 'vue';
import { t } from '../words';
import { client, QUIET } from './api';
import { person } from './session';

const AT_A_TIME = 500;
/** Whose areas they are: at an office PC one person follows another. */
const known = shallowRef<{ of: string; names: ReadonlyMap<string, string> }>();
let asked: string | undefined;

async function fetchNames(of: string): Promise<void> {
  const found = new Map<string, string>();
  for (let after: string | null = ''; after !== null;) {
    const query = { limit: AT_A_TIME, ...(after && { after }) };
    const page: { divisions: { code: string; name: string }[]; next: string | null } =
      (await client.GET('/api/v1/divisions', { params: { query }, headers: QUIET })).data!;
    for (const { code, name } of page.divisions) found.set(code, name);
    after = page.next;
  }
  known.value = { of, names: found };
}

/** The name alone, or undefined where the tree has none (yet). Reactive. */
export function nameOfArea(code: string): string | undefined {
  const me = person.value?.id;
  if (me === undefined) return undefined;
  if (known.value?.of === me) return known.value.names.get(code);
  if (asked !== me) {
    asked = me;
    // Without names the codes stand there, and the next page asks again.
    fetchNames(me).catch(() => (asked = undefined));
  }
  return undefined;
}

/** “乙湾村（511703001201）”: two codes of one township have the same name. Reactive. */
export function areaInName(code: string): string {
  const name = nameOfArea(code);
  return name === undefined ? t('me.area', { prefix: code }) : t('desk.area.named', { name, code });
}
