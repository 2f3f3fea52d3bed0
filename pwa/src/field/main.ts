/** Entry of the field app: language first, then the shell; the outbox starts by itself. */
import { createApp } from 'vue';
import { settings } from '../store/session';
import { speak } from '../words';
import { zh } from '../words/zh';
import { zh as fieldZh } from '../words/field.zh';
import '../ui/tokens.css';
import '../ui/base.css';
import FieldShell from './FieldShell.vue';
import { router } from './router';

async function start(): Promise<void> {
  const { language } = await settings().catch(() => ({ language: 'zh' as const }));
  await speak(language, {
    zh: async () => ({ ...zh, ...fieldZh }),
    en: async () => ({ ...(await import('../words/en')).en, ...(await import('../words/field.en')).en }),
  });
  createApp(FieldShell).use(router).mount('#app');
}

void start();
