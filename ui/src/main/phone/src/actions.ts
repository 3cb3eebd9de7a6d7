import { api, giveBack, hasToken, leave, Problem, whose } from './api.ts';
import { exams as examRunner } from './exam-session.ts';
import { recall, remember } from './memory.ts';
import { clear, flush, forgetUnowned } from './progress-outbox.ts';
import { NOT_LOADED, store, type Loaded, type State } from './store.ts';

/** What the screens can cause: each function changes the store and says nothing else. */

type Fetched = 'home' | 'courses' | 'lesson' | 'exams' | 'certificates';

/** Fetches a part of the state; what was there stays visible meanwhile. */
async function load<K extends Fetched>(part: K, fetched: () => Promise<NonNullable<State[K]['value']>>): Promise<void> {
  const before = store.state[part] as Loaded<NonNullable<State[K]['value']>>;
  const mine = whose();
  const still = (loaded: typeof before) => whose() === mine && put(part, loaded);
  put(part, { ...before, problem: undefined, loading: true });
  try {
    // Whoever is signed in by then need not be who asked.
    still({ value: await fetched(), loading: false });
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    still({ value: before.value, problem, loading: false });
  }
}

function put<K extends Fetched>(part: K, loaded: Loaded<NonNullable<State[K]['value']>>): void {
  store.set({ [part]: loaded } as unknown as Partial<State>);
}

export const loadHome = () => load('home', api.home);
export const loadCourses = () => load('courses', api.courses);
export const loadExams = () => load('exams', api.exams);
export const loadCertificates = () => load('certificates', api.certificates);

export function loadLesson(id: string): Promise<void> {
  if (store.state.lesson.value?.id !== id) {
    store.set({ lesson: NOT_LOADED });
  }
  return load('lesson', () => api.lesson(id));
}

/** Says that a lesson is done wherever it is shown, before the next fetch confirms it. */
export function showLessonDone(id: string): void {
  const { courses, lesson } = store.state;
  const open = lesson.value;
  store.set({
    lesson: open?.id === id ? { ...lesson, value: { ...open, done: true } } : lesson,
    courses: {
      ...courses,
      value: courses.value?.map((course) => ({
        ...course,
        lessons: course.lessons.map((row) => (row.id === id ? { ...row, done: true } : row)),
      })),
    },
  });
}

export async function signIn(phone: string, code: string): Promise<void> {
  await api.signIn(phone, code);
  if (recall('owner') !== whose()) {
    // A phone that was lent: its last worker need not have signed out, their token may have run out.
    forgetUnowned();
    await forgetKept();
    remember('owner', whose());
  }
  store.set({ signedIn: hasToken() });
  void flush();
  void examRunner.resume();
}

/** Leaves nothing of this person on the phone, except answers that the server has not got yet. */
export async function signOut(): Promise<void> {
  clear();
  leave();
  void giveBack();
  showSignedOut();
  await examRunner.flush();
  await examRunner.forgetDelivered();
  await forgetKept();
}

/** What the service worker kept of what was read. */
async function forgetKept(): Promise<void> {
  if ('caches' in window) {
    await caches.delete('liangku-kept');
  }
}

/** Shows the sign-in; what was loaded for the person before is gone from the page. */
export function showSignedOut(): void {
  void examRunner.close();
  store.set({
    signedIn: false,
    kept: false,
    home: NOT_LOADED,
    courses: NOT_LOADED,
    lesson: NOT_LOADED,
    exams: NOT_LOADED,
    certificates: NOT_LOADED,
  });
}

export async function loadInfo(): Promise<void> {
  try {
    store.set({ info: await api.info() });
  } catch (problem) {
    // Without it only the demo banner and the version are missing; the next start asks again.
    if (!(problem instanceof Problem)) {
      throw problem;
    }
  }
}
