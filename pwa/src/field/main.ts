/** Entry of the field app: language first, then the shell; outbox, pack and worker start by themselves. */
import { createApp } from 'vue';
import { settings } from '../store/session';
import { catchLocalFailures, writeFailed } from '../ui/localFailure';
import { speak } from '../words';
import { zh as fieldZh } from '../words/field.zh';
import { zh as inboxZh } from '../words/inbox.zh';
import { zh as walkZh } from '../words/walk.zh';
import { zh } from '../words/zh';
import '../ui/tokens.css';
import '../ui/base.css';
import FieldShell from './FieldShell.vue';
import { startGhosts } from './ghosts';
import { startPackRefresh } from './packRefresh';
import { startInbox } from './inbox';
import { router } from './router';
import { startOutbox } from './sending';
import { startSigning } from './signing';
import { startTracking } from './tracking';
import { startWorker } from './update';
import { followSession } from './who';

async function start(): Promise<void> {
  const app = createApp(FieldShell);
  catchLocalFailures(app);
  // A phone whose store cannot be opened still shows the screen that says so.
  const { language } = await settings().catch((reason: unknown) => {
    writeFailed(reason);
    return { language: 'zh' as const };
  });
  await speak(language, {
    zh: async () => ({ ...zh, ...fieldZh, ...inboxZh, ...walkZh }),
    en: async () => ({ ...(await import('../words/en')).en, ...(await import('../words/field.en')).en, ...(await import('../words/inbox.en')).en, ...(await import('../words/walk.en')).en }),
  });
  await followSession().catch(writeFailed);
  app.use(router).mount('#app');
  startSigning();
  startOutbox();
  startPackRefresh();
  startGhosts();
  startInbox();
  startTracking();
  await startWorker();
}

void start();
