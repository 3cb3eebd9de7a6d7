/**
 * Keeps the client itself on the phone, and what was read last, so that both open without a network.
 * Exam papers and answers are not here: the answer journal owns them.
 */

declare const SHELL_FILES: string[];
declare const SHELL_VERSION: string;
declare const self: ServiceWorkerGlobalScope;

const SHELL = `liangku-shell-${SHELL_VERSION}`;
const KEPT = 'liangku-kept';
const KEPT_MOST = 200;
/** A paper that is listened to has some for each question; they must not push out its pictures. */
const RECORDINGS_MOST = 500;
const RECORDINGS = '/media/recordings/';
const READING = /^\/api\/v1\/(me|home|info|courses|lessons\/[^/]+|exams|attempts|attempts\/[^/]+\/lost|certificates|practice|practice\/mistakes|question-flags)$/;
const ATTEMPT = /^\/api\/v1\/attempts\/[^/]+$/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      // The mark lives with the desks, but the first screen needs it without a network, too.
      .then((cache) => cache.addAll([...SHELL_FILES, '/kit/logo.svg']))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith('liangku-shell-') && name !== SHELL))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) {
    return;
  }
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith('/m/')) {
      event.respondWith(shell('/m/index.html'));
    }
  } else if (url.pathname.startsWith('/m/') || url.pathname.startsWith('/kit/')) {
    event.respondWith(shell(request));
  } else if (READING.test(url.pathname) && !isSharedSeat(request)) {
    event.respondWith(fresh(request, event.clientId));
  } else if (ATTEMPT.test(url.pathname) && !isSharedSeat(request)) {
    event.respondWith(fresh(request, event.clientId, isResult));
  } else if (url.pathname.startsWith('/media/') && !request.headers.has('range')) {
    event.respondWith(immutable(request, event.clientId));
  }
});

/**
 * What a page asks for through here it cannot count: to it, nothing came over the network. So who asked is told what its answer
 * took.
 */
const askedBy = new Map<string, string>();
if (typeof PerformanceObserver !== 'undefined') {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const page = askedBy.get(entry.name);
      askedBy.delete(entry.name);
      if (page !== undefined && entry.transferSize > 0) {
        void self.clients.get(page).then((client) => client?.postMessage({ came: entry.name, bytes: entry.transferSize }));
      }
    }
  }).observe({ type: 'resource' });
}

/** On a shared device nothing is kept of who sits there. */
function isSharedSeat(request: Request): boolean {
  return request.headers.get('authorization')?.startsWith('Bearer seat.') === true;
}

async function shell(request: Request | string): Promise<Response> {
  return (await caches.match(request, { cacheName: SHELL })) ?? fetch(request);
}

/** An open paper is not kept here: the journal owns it, and what is kept here may be old. */
async function isResult(answer: Response): Promise<boolean> {
  return ((await answer.json()) as { state?: string }).state === 'SUBMITTED';
}

/** The server's answer; without a network the last one, marked as kept. */
async function fresh(request: Request, page: string, isToKeep?: (answer: Response) => Promise<boolean>): Promise<Response> {
  const cache = await caches.open(KEPT);
  try {
    askedBy.set(request.url, page);
    const answer = await fetch(request);
    if (answer.ok && (isToKeep === undefined || (await isToKeep(answer.clone()).catch(() => false)))) {
      await cache.put(request.url, answer.clone());
    }
    return answer;
  } catch (lost) {
    const kept = await cache.match(request.url, { ignoreVary: true });
    if (kept === undefined) {
      throw lost;
    }
    const headers = new Headers(kept.headers);
    headers.set('x-liangku-kept', '1');
    return new Response(kept.body, { status: kept.status, headers });
  }
}

/**
 * Media carry their digest in the address: what was fetched once is right for ever. It is kept here and not in the browser's own
 * cache as well, which no page can clear: on a shared device that would tell whoever comes next what somebody's paper showed.
 */
async function immutable(request: Request, page: string): Promise<Response> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request.url);
  if (kept !== undefined) {
    return kept;
  }
  askedBy.set(request.url, page);
  const answer = await fetch(request, { cache: 'no-store' });
  if (answer.status === 200) {
    await cache.put(request.url, answer.clone());
    const isRecording = ({ url }: Request) => new URL(url).pathname.startsWith(RECORDINGS);
    const alike = (await cache.keys()).filter((one) => isRecording(one) === isRecording(request));
    const most = isRecording(request) ? RECORDINGS_MOST : KEPT_MOST;
    await Promise.all(alike.slice(0, Math.max(0, alike.length - most)).map((url) => cache.delete(url)));
  }
  return answer;
}

export {};
