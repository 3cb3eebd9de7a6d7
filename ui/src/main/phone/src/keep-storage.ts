/**
 * Asks the browser not to clear this phone's storage when room gets scarce: answers may be nowhere else. Whether it agrees is
 * its own to say; nothing depends on it.
 */
export async function askToKeep(): Promise<void> {
  if (typeof navigator !== 'undefined') {
    await navigator.storage?.persist?.().catch(() => false);
  }
}
