/** Entry of the desk: language and theme first, then the shell; the session comes from this tab or another. */
import { createApp } from 'vue';
import { settings } from '../store/session';
import { speak } from '../words';
import '../ui/tokens.css';
import '../ui/base.css';
import './desk.css';
import DeskShell from './DeskShell.vue';
import { router } from './router';
import { followOtherTabs } from './session';
import { followTheme } from './theme';

async function start(): Promise<void> {
  followTheme();
  followOtherTabs();
  // A browser that keeps nothing (private windows of old ones) still shows the desk, in Chinese.
  const { language } = await settings().catch(() => ({ language: 'zh' as const }));
  await speak(language, {
    zh: async () => ({ ...(await import('../words/zh')).zh, ...(await import('../words/field.zh')).zh, ...(await import('../words/desk.zh')).zh, ...(await import('../words/map.zh')).zh, ...(await import('../words/review.zh')).zh, ...(await import('../words/lists.zh')).zh, ...(await import('../words/watch.zh')).zh, ...(await import('../words/problems.zh')).zh, ...(await import('../words/inbox.zh')).zh, ...(await import('../words/operators.zh')).zh, ...(await import('../words/week.zh')).zh, ...(await import('../words/rounds.zh')).zh, ...(await import('../words/walk.zh')).zh, ...(await import('../words/tracks.zh')).zh, ...(await import('../words/rewards.zh')).zh, ...(await import('../words/triage.zh')).zh }),
    en: async () => ({ ...(await import('../words/en')).en, ...(await import('../words/field.en')).en, ...(await import('../words/desk.en')).en, ...(await import('../words/map.en')).en, ...(await import('../words/review.en')).en, ...(await import('../words/lists.en')).en, ...(await import('../words/watch.en')).en, ...(await import('../words/problems.en')).en, ...(await import('../words/inbox.en')).en, ...(await import('../words/operators.en')).en, ...(await import('../words/week.en')).en, ...(await import('../words/rounds.en')).en, ...(await import('../words/walk.en')).en, ...(await import('../words/tracks.en')).en, ...(await import('../words/rewards.en')).en, ...(await import('../words/triage.en')).en }),
  });
  createApp(DeskShell).use(router).mount('#app');
}

void start();
