/** What belongs to questions and has its digest in its address: pictures, recordings. The service worker keeps it. */

/** Such a file is small: one that takes longer is asked for again later. */
const PATIENCE_MS = 20_000;

/** Where the service worker keeps them. */
export const KEPT = 'liangku-kept';

export async function isKept(src: string): Promise<boolean> {
  try {
    return (await (await caches.open(KEPT)).match(src)) !== undefined;
  } catch {
    // No such storage here: the browser's own memory of what it fetched has to do.
    return false;
  }
}

/** {@return the file; undefined if it cannot be had now} */
export async function fetched(src: string, patienceMs = PATIENCE_MS): Promise<Blob | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const answer = await fetch(src, { signal: patience.signal });
    // To its end: an answer that breaks off is none.
    const file = await answer.blob();
    return answer.ok ? file : undefined;
  } catch {
    // Done without, and asked for again when its question is.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
