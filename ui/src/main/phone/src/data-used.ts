/** What an exam costs of somebody's data: what came over the network for it, as the browser counts it. */

const EXAM = /^\/(api\/v1\/(exams|attempts)|media\/pictures)\//;

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
      bytes += EXAM.test(new URL(entry.name).pathname) ? entry.transferSize : 0;
    }
  }).observe({ type: 'resource', buffered: true });
}

/** {@return the bytes since this was last asked} */
export function takeData(): number {
  const taken = bytes;
  bytes = 0;
  return taken;
}
