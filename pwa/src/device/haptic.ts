/** A short tick in the hand at the shutter; nothing on phones without one (all iPhones). */
export function tick(): void {
  navigator.vibrate?.(20);
}
