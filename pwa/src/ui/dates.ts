/** Dates and sizes in the words of the language in use. */
import type { Language } from '../store/session';

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** “7月1日 10:02”, with the year where it is not the running one. */
export function dayAndTime(instant: string, language: Language, now: Date = new Date()): string {
  const date = new Date(instant);
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(LOCALE[language], {
    ...year, month: language === 'zh' ? 'long' : 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(date);
}

/** “9月20日”, of a day counted since 1970. */
export function monthAndDay(day: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { month: language === 'zh' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' })
    .format(new Date(day * 86_400_000));
}

/** “2.3 MB”; decimal units, as phones count their storage. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** A size and the limit it is above, in as many digits as it takes to see that: “30.04 MB” and “30 MB”. */
export function sizeAbove(bytes: number, limit: number): [string, string] {
  const [unit, name] = limit < 1e6 ? ([1e3, 'kB'] as const) : limit < 1e9 ? ([1e6, 'MB'] as const) : ([1e9, 'GB'] as const);
  const said = (size: number, digits: number) => Number((size / unit).toFixed(digits));
  let digits = limit < 10 * unit ? 1 : 0;
  while (said(bytes, digits) <= said(limit, digits) && digits < 9) digits += 1;
  return [`${said(bytes, digits)} ${name}`, `${said(limit, digits)} ${name}`];
}

/** “2026-07-01”, where the plots are, whatever zone the phone is set to. */
export function chinaDay(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(instant));
}
