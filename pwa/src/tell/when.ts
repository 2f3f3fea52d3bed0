import { language } from '../words';

const place = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB');

/** An instant in China's time, as people say it. */
export function when(at: string): string {
  return new Intl.DateTimeFormat(place(), {
    timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
  }).format(new Date(at));
}

/** A day “2026-12-31”, as people say it. */
export function day(said: string): string {
  return new Intl.DateTimeFormat(place(), { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(said));
}
