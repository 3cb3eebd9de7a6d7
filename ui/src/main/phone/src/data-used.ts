/**
 * What an exam costs of somebody's data: what came over the network for it, as the browser counts it (here, and where the service
 * worker asked in place of the page), and what was sent, each try of it, as far as a page knows: without the envelope the network
 * puts around it.
 */

const EXAM = /^\/(api\/v1\/(exams|attempts|recordings)|media\/(pictures|recordings))\//;

let bytes = 0;
let counting = false;

/** Begins to count; once is enough. A browser that does not count shows nothing. */
export function countData(): void {
  if (counting || typeof PerformanceObserver === 'undefined') {
    return;
  }
  counting = true;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      came(entry.name, entry.transferSize);
    }
  }).observe({ type: 'resource', buffered: true });
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<{ came?: string; bytes?: number }>) => {
    if (data.came !== undefined) {
      came(data.came, data.bytes ?? 0);
    }
  });
}

function came(address: string, size: number): void {
  bytes += EXAM.test(new URL(address).pathname) ? size : 0;
}

/** Counts what is sent, arrived or not: the network counts it, too. */
export function countSent(path: string, body: string, headers: Record<string, string>): void {
  // Without a network nothing leaves the phone.
  if (counting && EXAM.test(path) && navigator.onLine) {
    const letters = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    bytes += new TextEncoder().encode(body).length + letters;
  }
}

/** {@return the bytes since this was last asked} */
export function takeData(): number {
  const taken = bytes;
  bytes = 0;
  return taken;
}
