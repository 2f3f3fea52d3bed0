/** What kind of browser this is, as far as advice to the inspector needs it. */

export function inWeChat(agent: string = navigator.userAgent): boolean {
  return /MicroMessenger/i.test(agent);
}

export function onIos(agent: string = navigator.userAgent, touches: number = navigator.maxTouchPoints): boolean {
  // iPadOS calls itself a Macintosh; no Macintosh has a touch screen.
  return /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touches > 1);
}

export function installed(): boolean {
  const standalone = (navigator as unknown as { standalone?: boolean }).standalone === true;
  return standalone || matchMedia('(display-mode: standalone)').matches;
}

/** Short name by which an officer tells one session from another, such as “Android · Chrome 126”. */
export function deviceName(agent: string = navigator.userAgent): string {
  const system = /Android|iPhone|iPad|HarmonyOS|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? '?';
  const model = /Android [\d.]+; ([^;)]+)/.exec(agent)?.[1]?.replace(/ Build.*/, '').trim();
  const browser = /(MicroMessenger|Edg|SamsungBrowser|Firefox|Chrome|Version)\/(\d+)/.exec(agent);
  const named = browser?.[1] === 'Version' ? 'Safari' : browser?.[1];
  return [system, model && model !== 'K' ? model : '', browser ? `${named} ${browser[2]}` : ''].filter(Boolean).join(' · ').slice(0, 80);
}
