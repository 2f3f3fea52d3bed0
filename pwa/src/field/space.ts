/** How much room the browser gives, and whether it promises to keep what is stored. */

export interface Space {
  persisted: boolean | null;
  used_bytes: number | null;
  quota_bytes: number | null;
}

/** Below this the outbox warns: about 70 pictures of 3 MB. */
export const LOW_SPACE_BYTES = 200_000_000;
/** Domain F6: an unsent record this old is worth a warning, milliseconds. */
export const OLD_UNSENT_MS = 3 * 24 * 3_600_000;

export async function space(): Promise<Space> {
  const storage = navigator.storage as StorageManager | undefined;
  const [persisted, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => null) ?? null,
    storage?.estimate?.().catch(() => null) ?? null,
  ]);
  return { persisted, used_bytes: estimate?.usage ?? null, quota_bytes: estimate?.quota ?? null };
}

/** Asks the browser to keep the store; it may say no, and the answer is shown. */
export async function askToKeep(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}
