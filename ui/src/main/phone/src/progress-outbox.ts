import { api, Problem, whose } from './api.ts';
import type { LessonProgress, ProgressKept } from './shapes.ts';

/**
 * Lesson progress on its way to the server. It waits here, across reloads, while there is no network. Each worker of this
 * phone has their own, which goes under nobody else's token.
 */

export type Outbox = Record<string, LessonProgress>;

/** Before it was kept by worker; whoever signs in next need not be who learned. */
const OLD_KEY = 'liangku.progress';

/** {@return both added: time adds up, the newest position counts, done stays done} */
export function merged(before: LessonProgress | undefined, next: LessonProgress): LessonProgress {
  return {
    positionSeconds: next.positionSeconds,
    secondsSpent: (before?.secondsSpent ?? 0) + next.secondsSpent,
    done: next.done || (before?.done ?? false),
  };
}

/** {@return what is left to send after `sent` has arrived, or nothing} */
export function remaining(now: LessonProgress | undefined, sent: LessonProgress): LessonProgress | undefined {
  if (now === undefined || (now.secondsSpent === sent.secondsSpent && now.done === sent.done)) {
    return undefined;
  }
  return { ...now, secondsSpent: Math.max(0, now.secondsSpent - sent.secondsSpent), done: now.done && !sent.done };
}

let sending: Promise<void> | undefined;
const answers = new Map<string, ProgressKept>();

/** Notes progress and tries to send it. @returns the server's answer, or nothing as long as it waits on this phone */
export async function record(lessonId: string, progress: LessonProgress): Promise<ProgressKept | undefined> {
  const owner = whose();
  const outbox = read(owner);
  write(owner, { ...outbox, [lessonId]: merged(outbox[lessonId], progress) });
  await flush();
  return read(owner)[lessonId] === undefined ? answers.get(lessonId) : undefined;
}

/** Sends what waits; called again when the network is back. */
export function flush(): Promise<void> {
  sending ??= sendAll().finally(() => (sending = undefined));
  return sending;
}

/** Forgets what waits of who is signed in, when they leave this phone. */
export function clear(): void {
  write(whose(), {});
  forgetUnowned();
}

/** Forgets of what nobody can say whose it is, when somebody else begins on this phone. */
export function forgetUnowned(): void {
  answers.clear();
  forget(OLD_KEY);
}

async function sendAll(): Promise<void> {
  const owner = whose();
  for (const [lessonId, progress] of Object.entries(read(owner))) {
    if (whose() !== owner) {
      return;
    }
    try {
      answers.set(lessonId, await api.saveProgress(lessonId, progress));
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      if (problem.status !== 400 && problem.status !== 404) {
        return;
      }
      // The lesson is gone or the note is broken: sending it again would change nothing.
    }
    const { [lessonId]: now, ...others } = read(owner);
    const left = remaining(now, progress);
    write(owner, left === undefined ? others : { ...others, [lessonId]: left });
  }
}

const fallback = new Map<string, Outbox>();

function read(owner: string): Outbox {
  try {
    return JSON.parse(localStorage.getItem(`${OLD_KEY}.${owner}`) ?? '{}') as Outbox;
  } catch {
    return fallback.get(owner) ?? {};
  }
}

function write(owner: string, outbox: Outbox): void {
  fallback.set(owner, outbox);
  if (Object.keys(outbox).length === 0) {
    forget(`${OLD_KEY}.${owner}`);
    return;
  }
  try {
    localStorage.setItem(`${OLD_KEY}.${owner}`, JSON.stringify(outbox));
  } catch {
    // A browser that forbids storage keeps it for as long as the page lives.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}
