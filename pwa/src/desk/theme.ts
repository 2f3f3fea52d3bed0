/** Light by day, dark for the night shift: as the system has it, or as chosen at this desk. */
import { ref, watchEffect } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'xuntian-desk-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const system_dark = ref(system.matches);
export const theme = ref<Theme>(THEMES.find((known) => known === localStorage.getItem(KEY)) ?? 'system');

export function followTheme(): void {
  system.addEventListener('change', () => (system_dark.value = system.matches));
  watchEffect(() => {
    const dark = theme.value === 'dark' || (theme.value === 'system' && system_dark.value);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    localStorage.setItem(KEY, theme.value);
  });
}
