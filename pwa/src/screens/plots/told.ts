/** The plots of a message of the watch, as the server knows them; nothing of it is kept on the phone. */
import { ref, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { online } from '../../ui/status';

const PAGE = 200;

async function idsOf(alert: string, alert_on: string): Promise<Set<string>> {
  const { client } = await import('../../api/client');
  const ids = new Set<string>();
  let after = '';
  do {
    const query = { alert, alert_on, limit: PAGE, ...(after && { after }) };
    const page = (await client.GET('/api/v1/plots', { params: { query } })).data!;
    for (const { id } of page.plots) ids.add(id);
    after = page.next ?? '';
  } while (after);
  return ids;
}

/** `told`: ids that the address asks for, null for all plots; `away`: they are asked for and cannot be had now. */
export function useTold() {
  const route = useRoute();
  const told = shallowRef<ReadonlySet<string> | null>(null);
  const away = ref(false);
  watch([() => route.query['alert'], () => route.query['day'], online], async ([alert, day]) => {
    if (typeof alert !== 'string' || typeof day !== 'string') {
      told.value = null;
      away.value = false;
      return;
    }
    const mine = () => route.query['alert'] === alert && route.query['day'] === day;
    try {
      const found = await idsOf(alert, day);
      if (!mine()) return;
      told.value = found;
      away.value = false;
    } catch {
      // without signal or session: all plots, and a line that says so
      if (mine() && told.value === null) away.value = true;
    }
  }, { immediate: true });
  return { told, away };
}
