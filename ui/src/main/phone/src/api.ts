import type { Link, Seal } from './answer-chain.ts';
import { countSent } from './data-used.ts';
import { device } from './device.ts';
import type {
  Answer,
  Attempt,
  AttemptEvent,
  Certificate,
  CodeAsked,
  Course,
  DrawnItem,
  Exam,
  Flag,
  FlagReason,
  FlagSubject,
  Home,
  Info,
  Lesson,
  LessonProgress,
  LostItem,
  Item,
  MarkedAttempt,
  Me,
  Mistake,
  OpenAttempt,
  OwnAttempt,
  PinStanding,
  PracticeOverview,
  PractisedItem,
  ProgressKept,
  ProvenReceipt,
  Receipt,
  RoomPhoto,
  SatItem,
  Solution,
  Token,
  WaitingStart,
  Wish,
  Writer,
} from './shapes.ts';
import { recall, remember, forget } from './memory.ts';
import { currentLanguage } from './words.ts';

/** The only module that fetches. Every refusal comes out as a {@link Problem}. */

const BASE = '/api/v1';
const PATIENCE_MS = 20_000;
const LEAVING_MOST = 5;

/** A refusal of the server (RFC 9457), or `offline` when nothing answered. */
export class Problem extends Error {
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Last segment of the problem's type, for example `cooling-down`; `offline` without an answer. */
    readonly slug: string,
    readonly detail: string,
    readonly body: Record<string, unknown> = {},
    /** After how many seconds the server wants to be asked again; undefined where it does not say. */
    readonly retryAfter: number | undefined = undefined,
  ) {
    super(`${status} ${slug} ${detail}`);
  }
}

let signedOut: () => void = () => undefined;
let answeredFrom: (source: 'server' | 'phone') => void = () => undefined;

/** Registers what happens when the server no longer accepts the token. */
export function whenSignedOut(action: () => void): void {
  signedOut = action;
}

/** Registers who wants to know whether reading was answered by the server or by the copy on this phone. */
export function whenAnswered(action: (source: 'server' | 'phone') => void): void {
  answeredFrom = action;
}

export function hasToken(): boolean {
  return recall('token') !== null;
}

/** {@return who is signed in here, as the server calls them; empty for nobody} Never shown and never believed: it only tells people apart. */
export function whose(): string {
  try {
    const claims = JSON.parse(atob((recall('token') ?? '').split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? '')) as { sub?: unknown };
    return typeof claims.sub === 'string' ? claims.sub : '';
  } catch {
    return '';
  }
}

export function dropToken(): void {
  forget('token');
}

/** Tokens of who signed out that the server may not have got back yet: without a network it cannot. */
function leaving(): string[] {
  return (recall('leaving') ?? '').split(' ').filter((token) => token !== '');
}

/** Signs out on this phone at once, and at the server as soon as it can be reached; see {@link giveBack}. */
export function leave(): void {
  const token = recall('token');
  if (token !== null) {
    remember('leaving', [...leaving(), token].slice(-LEAVING_MOST).join(' '));
    dropToken();
  }
}

/** Gives tokens back, so that nobody who finds one can use it. Called again when the network is back. */
export async function giveBack(): Promise<void> {
  for (const token of leaving()) {
    const answer = await fetch(`${BASE}/tokens`, {
      method: 'DELETE',
      keepalive: true,
      headers: { authorization: `Bearer ${token}` },
    }).catch(() => undefined);
    // 401: it is worthless already.
    if (answer?.status === 204 || answer?.status === 401) {
      const left = leaving().filter((other) => other !== token);
      left.length === 0 ? forget('leaving') : remember('leaving', left.join(' '));
    }
  }
}

export const api = {
  info: () => get<Info>('/info'),
  askForCode: (phone: string) => send<CodeAsked>('POST', '/tokens/codes', { phone }),
  async signIn(phone: string, code: string): Promise<void> {
    const token = await send<Token>('POST', '/tokens', { phone, code });
    remember('token', token.accessToken);
  },
  me: () => get<Me>('/me'),
  home: () => get<Home>('/home'),
  courses: async () => (await get<{ courses: Course[] }>('/courses')).courses,
  lesson: (id: string) => get<Lesson>(`/lessons/${id}`),
  /** Outlives the page, so that leaving loses nothing. */
  saveProgress: (id: string, progress: LessonProgress) =>
    send<ProgressKept>('PUT', `/lessons/${id}/progress`, progress, { keepalive: true }),
  exams: async () => (await get<{ exams: Exam[] }>('/exams')).exams,
  startAttempt: (examId: string) => send<OpenAttempt | WaitingStart>('POST', `/exams/${examId}/attempts`, undefined, named()),
  attempt: (id: string) => get<Attempt>(`/attempts/${id}`, named()),
  lost: async (id: string) => (await get<{ items: LostItem[] }>(`/attempts/${id}/lost`)).items,
  attempts: async () => (await get<{ attempts: OwnAttempt[] }>('/attempts')).attempts,
  timeline: async (id: string) => (await get<{ events: AttemptEvent[] }>(`/attempts/${id}/timeline`)).events,
  /** {@return the receipt, signed, if the answers the platform has are those of it} */
  proveReceipt: ({ number, at, lines, digest }: Receipt) =>
    get<ProvenReceipt>(`/receipts/${number}?${new URLSearchParams({ at, lines: String(lines), digest }).toString()}`),
  /** `ticket`: what came with the paper; asked for only when the time is up. */
  saveAnswers: (id: string, answers: (Answer & Partial<Link>)[], ticket?: string) =>
    send<{ savedSeq: number }>('PUT', `/attempts/${id}/answers`, { answers, ticket }, named()),
  /** `sealed`: how the paper was closed on this phone, if no network was there to tell the server. */
  submit: (id: string, sealed: { ticket?: string; seal?: Seal } = {}) =>
    send<MarkedAttempt>('POST', `/attempts/${id}/submission`, sealed, named()),
  /** Goes on with an attempt on this phone; the other one is told. */
  takeOver: (id: string) => send<Writer>('PUT', `/attempts/${id}/writer`, { phone: device() }),
  /** The same, only if no other phone writes it. */
  takeIfFree: (id: string) => send<Writer>('PUT', `/attempts/${id}/writer`, { phone: device(), ifFree: true }),
  certificates: async () => (await get<{ certificates: Certificate[] }>('/certificates')).certificates,
  preview: async (token: string) => (await get<{ items: Item[] }>(`/previews/${token}`)).items,
  /** Which of these texts have a recording, and where. */
  recordings: async (texts: readonly string[]) =>
    (await send<{ recordings: { text: string; url: string }[] }>('POST', '/recordings/lookups', { texts })).recordings,
  recordingsOfPreview: async (token: string) =>
    (await get<{ recordings: { text: string; url: string }[] }>(`/previews/${token}/recordings`)).recordings,
  solve: async (token: string, answers: Omit<Answer, 'seq'>[]) =>
    (await send<{ solutions: Solution[] }>('POST', `/previews/${token}/solutions`, { answers })).solutions,
  practice: () => get<PracticeOverview>('/practice'),
  drawItem: (wish: Wish) => send<DrawnItem>('POST', '/practice/items', wish),
  answerItem: (id: string, response: string[]) => send<PractisedItem>('POST', `/practice/items/${id}/answer`, { response }),
  askForOwnPhone: (phone: string) => send<CodeAsked>('POST', '/me/phone/codes', { phone }),
  /** {@return the new number, masked}; whoever was signed in elsewhere is so no longer. */
  async changeOwnPhone(phone: string, code: string): Promise<string> {
    const token = await send<Token & { phone: string }>('PUT', '/me/phone', { phone, code });
    remember('token', token.accessToken);
    remember('phone', phone);
    return token.phone;
  },
  ownPin: () => get<PinStanding>('/me/pin'),
  choosePin: (pin: string) => send<PinStanding>('PUT', '/me/pin', { pin }),
  roomPhotos: async () => (await get<{ photos: RoomPhoto[] }>('/me/room-photos')).photos,
  deleteRoomPhotos: () => send<void>('DELETE', '/me/room-photos'),
  mistakes: () => get<{ dueToday: number; entries: Mistake[] }>('/practice/mistakes'),
  flags: async () => (await get<{ flags: Flag[] }>('/question-flags')).flags,
  flag: (subject: FlagSubject, reason: FlagReason, text: string) => send<Flag>('POST', '/question-flags', { ...subject, reason, text }),
  satItems: async (attempt: string) => (await get<{ items: SatItem[] }>(`/question-flags/attempts/${attempt}`)).items,
  certificatePdf: async (number: string) => (await request('GET', `/certificates/${number}/pdf`)).body,
};

/** Asks with another token than that of who is signed in; without one if it is null. For a shared device. */
export async function askAs<T>(token: string | null, method: string, path: string, body?: unknown): Promise<T> {
  return send<T>(method, path, body, {}, token);
}

/** Says which phone it is. */
function named(): RequestInit {
  return { headers: { 'liangku-phone': device() } };
}

async function get<T>(path: string, extra: RequestInit = {}): Promise<T> {
  const answer = await request('GET', path, extra);
  const said = await readAs<T>(answer);
  answeredFrom(answer.headers.has('x-liangku-kept') ? 'phone' : 'server');
  return said;
}

async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  extra: RequestInit = {},
  token: string | null = recall('token'),
): Promise<T> {
  const init = {
    ...extra,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { ...extra.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
  };
  return readAs<T>(await request(method, path, init, token));
}

/** @throws Problem as without an answer where somebody else answered, as the sign-in page of a network does */
async function readAs<T>({ body }: Answered): Promise<T> {
  const text = await body.text();
  try {
    return (text === '' ? {} : JSON.parse(text)) as T;
  } catch {
    throw new Problem(0, 'offline', 'not an answer of the server');
  }
}

/** An answer to its last byte: half of one is none, and one that never ends must not be waited for for ever. */
interface Answered {
  ok: boolean;
  status: number;
  headers: Headers;
  body: Blob;
}

async function request(method: string, path: string, init: RequestInit = {}, token = recall('token')): Promise<Answered> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  let answer: Answered;
  try {
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      // The chosen language, which need not be the phone's.
      'accept-language': currentLanguage(),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    countSent(BASE + path, typeof init.body === 'string' ? init.body : '', headers);
    const answering = await fetch(BASE + path, { ...init, method, signal: patience.signal, headers });
    answer = { ok: answering.ok, status: answering.status, headers: answering.headers, body: await answering.blob() };
  } catch {
    throw new Problem(0, 'offline', 'no answer');
  } finally {
    clearTimeout(timer);
  }
  if (answer.ok) {
    return answer;
  }
  const problem = await problemOf(answer);
  // Somebody else may have signed in meanwhile.
  if (answer.status === 401 && token !== null && recall('token') === token) {
    dropToken();
    signedOut();
  }
  throw problem;
}

async function problemOf(answer: Answered): Promise<Problem> {
  // A proxy may answer in HTML; then the status alone must do.
  const body = await readAs<Record<string, unknown>>(answer).catch(() => ({}) as Record<string, unknown>);
  const type = typeof body['type'] === 'string' ? body['type'] : '';
  const slug = type.slice(type.lastIndexOf('/') + 1) || `http-${answer.status}`;
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return new Problem(
    answer.status,
    slug,
    typeof body['detail'] === 'string' ? body['detail'] : '',
    body,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
