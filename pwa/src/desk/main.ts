import { createApp, h } from 'vue';
import { speak, t } from '../words';
import '../ui/tokens.css';
import '../ui/base.css';

async function start(): Promise<void> {
  await speak('zh', {
    zh: async () => ({ ...(await import('../words/zh')).zh, ...(await import('../words/desk.zh')).zh }),
    en: async () => ({ ...(await import('../words/en')).en, ...(await import('../words/desk.en')).en }),
  });
  createApp({ setup: () => () => h('h1', t('desk.name')) }).mount('#app');
}

void start();
