/** Addresses of the client below /m/, and the browser's history. */

export type Route =
  | { page: 'home' }
  | { page: 'learn' }
  | { page: 'lesson'; id: string }
  | { page: 'exams' }
  | { page: 'exam'; id: string }
  | { page: 'attempt'; id: string }
  /** What I have sat. */
  | { page: 'attempts' }
  | { page: 'certificates' }
  | { page: 'certificate'; number: string }
  | { page: 'account' }
  /** The exam room this device is shared in. */
  | { page: 'room' }
  | { page: 'preview'; token: string }
  /** `topic`: empty for the choice of topics, `all` for all of them mixed, or a code of two or four digits. */
  | { page: 'practice'; topic: string }
  | { page: 'mistakes'; view: 'book' | 'review' };

const ROOT = '/m/';

/** {@return the address of a route, as shown in the browser} */
export function addressOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return ROOT;
    case 'lesson':
    case 'exam':
    case 'attempt':
      return `${ROOT}${route.page}/${encodeURIComponent(route.id)}`;
    case 'certificate':
      return `${ROOT}certificate/${encodeURIComponent(route.number)}`;
    case 'preview':
      return `${ROOT}preview/${encodeURIComponent(route.token)}`;
    case 'practice':
      return `${ROOT}practice${route.topic === '' ? '' : `/${route.topic}`}`;
    case 'mistakes':
      return `${ROOT}mistakes${route.view === 'book' ? '' : `/${route.view}`}`;
    default:
      return ROOT + route.page;
  }
}

/** {@return the route of a path; home for anything unknown} */
export function routeOf(path: string): Route {
  const [page = '', rest = ''] = path.replace(/^\/m\/?/, '').split('/');
  const id = decode(rest);
  switch (page) {
    case 'learn':
    case 'exams':
    case 'attempts':
    case 'certificates':
    case 'account':
    case 'room':
      return { page };
    case 'lesson':
    case 'exam':
    case 'attempt':
      return id === '' ? { page: 'home' } : { page, id };
    case 'preview':
      return id === '' ? { page: 'home' } : { page, token: id };
    case 'practice':
      return { page, topic: /^(all|\d{2}|\d{4})$/.test(id) ? id : '' };
    case 'mistakes':
      return { page, view: id === 'review' ? 'review' : 'book' };
    case 'certificate':
      return id === '' ? { page: 'certificates' } : { page, number: id };
    default:
      return { page: 'home' };
  }
}

/** Opens a route. Replacing is for steps nobody wants to come back to, such as the rules once the exam runs. */
export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') {
    history.replaceState(null, '', addressOf(route));
  } else if (location.pathname !== addressOf(route)) {
    history.pushState(null, '', addressOf(route));
  }
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Goes one step back inside the client, or to the parent when it was opened right here. */
export function back(parent: Route): void {
  if (history.length > 1 && history.state !== 'first') {
    history.back();
  } else {
    go(parent, 'replace');
  }
}

/** Calls `shown` now and at every change of the address; ordinary links below /m/ become changes of address too. */
export function watchAddress(shown: (route: Route) => void): void {
  history.replaceState('first', '');
  addEventListener('popstate', () => shown(routeOf(location.pathname)));
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target !== '' || link.origin !== location.origin || !link.pathname.startsWith(ROOT)) {
      return;
    }
    event.preventDefault();
    go(routeOf(link.pathname));
  });
  shown(routeOf(location.pathname));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
