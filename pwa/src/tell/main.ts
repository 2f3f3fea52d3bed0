/** Entry of the citizen's page: what is kept on this phone first, then the page; its worker comes last. */
import { createApp } from 'vue';
import { speak } from '../words';
import { zh } from '../words/tell.zh';
import '../ui/tokens.css';
import '../ui/base.css';
import './tell.css';
import { startDoor } from './door';
import { startDraft } from './draft';
import { read } from './keep';
import { startSending } from './sending';
import { startRoute } from './route';
import TellShell from './TellShell.vue';

async function start(): Promise<void> {
  await speak((await read('language')) ?? 'zh', {
    zh: async () => zh,
    en: async () => (await import('../words/tell.en')).en,
    // refusals come with the server's own sentence
    codes: null,
  });
  await startDraft();
  await startSending();
  startRoute();
  createApp(TellShell).mount('#app');
  void startDoor();
  if ('serviceWorker' in navigator && !import.meta.env.DEV) {
    await navigator.serviceWorker.register('/tell-sw.js', { scope: '/tell' }).catch(() => undefined);
  }
}

void start();
