/** Rows must be plain values: a screen may hand over a reactive proxy, which cannot be cloned. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
