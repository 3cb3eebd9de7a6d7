import { api, Problem } from './api.ts';
import type { LessonProgress, ProgressKept } from './shapes.ts';

/** Lesson progress on its way to the server. It waits here, across reloads, while there is no network. */

export type Outbox = Record<string, LessonProgress>;

const KEY = 'liangku.progress';

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
  const outbox = read();
  write({ ...outbox, [lessonId]: merged(outbox[lessonId], progress) });
  await flush();
  return read()[lessonId] === undefined ? answers.get(lessonId) : undefined;
}

/** Sends what waits; called again when the network is back. */
export function flush(): Promise<void> {
  sending ??= sendAll().finally(() => (sending = undefined));
  return sending;
}

/** Forgets what waits, when its owner leaves this phone. */
export function clear(): void {
  write({});
  answers.clear();
}

async function sendAll(): Promise<void> {
  for (const [lessonId, progress] of Object.entries(read())) {
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
    const { [lessonId]: now, ...others } = read();
    const left = remaining(now, progress);
    write(left === undefined ? others : { ...others, [lessonId]: left });
  }
}

let fallback: Outbox = {};

function read(): Outbox {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Outbox;
  } catch {
    return fallback;
  }
}

function write(outbox: Outbox): void {
  fallback = outbox;
  try {
    localStorage.setItem(KEY, JSON.stringify(outbox));
  } catch {
    // A browser that forbids storage keeps it for as long as the page lives.
  }
}
