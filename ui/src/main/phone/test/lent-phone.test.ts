import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { loadHome, showSignedOut, signIn, signOut } from '../src/actions.ts';
import { dropToken, whenSignedOut } from '../src/api.ts';
import { exams } from '../src/exam-session.ts';
import { forget } from '../src/memory.ts';
import { flush, record } from '../src/progress-outbox.ts';
import { store } from '../src/store.ts';

/** A phone goes from hand to hand, and not everybody signs out: a token may run out. */

const token = (subject: string) => `x.${btoa(JSON.stringify({ sub: subject }))}.y`;

let sent: { path: string; who: string }[] = [];
let down = false;
let expired = false;
let deleted: string[] = [];
let slow: (() => void) | undefined;

async function answer(address: string, init: RequestInit): Promise<Response> {
  if (down) {
    throw new TypeError('network');
  }
  const path = address.replace('/api/v1', '');
  if (path === '/tokens' && init.method === 'POST') {
    return Response.json({ accessToken: token((JSON.parse(String(init.body)) as { phone: string }).phone) });
  }
  const bearer = (init.headers as Record<string, string>)['authorization'] ?? '';
  sent.push({ path, who: bearer === '' ? '' : (JSON.parse(atob(bearer.split('.')[1] as string)) as { sub: string }).sub });
  if (expired) {
    return Response.json({}, { status: 401 });
  }
  if (path === '/home') {
    await new Promise<void>((resolve) => (slow === undefined ? resolve() : (slow = resolve)));
    return Response.json({ name: 'one' });
  }
  return Response.json({ positionSeconds: 0, done: false });
}

beforeEach(() => {
  const settings = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => settings.get(key) ?? null,
    setItem: (key: string, value: string) => settings.set(key, value),
    removeItem: (key: string) => settings.delete(key),
  };
  sent = [];
  deleted = [];
  down = false;
  expired = false;
  slow = undefined;
  const caches = { delete: (name: string) => Promise.resolve(deleted.push(name)) };
  Object.assign(globalThis, { localStorage, caches, window: globalThis, IDBKeyRange, indexedDB: new IDBFactory(), fetch: answer });
  exams.keepIn(async () => (await import('../src/answer-journal.ts')).AnswerJournal.open());
  whenSignedOut(showSignedOut);
  (['token', 'owner', 'leaving'] as const).forEach(forget);
});

const progress = { positionSeconds: 10, secondsSpent: 5, done: false };

test('when a token runs out and another worker signs in, nothing that was read before is left', async () => {
  await signIn('one', '1');
  deleted = [];
  dropToken();
  showSignedOut();

  await signIn('one', '1');
  assert.deepEqual(deleted, [], 'who comes back finds it');
  dropToken();
  showSignedOut();
  await signIn('two', '2');
  assert.deepEqual(deleted, ['liangku-kept']);
});

test('what one worker has learned without a network waits for them, and goes under nobody else’s name', async () => {
  await signIn('one', '1');
  await flush();
  down = true;
  await record('lesson', progress);
  dropToken();
  showSignedOut();
  down = false;

  await signIn('two', '2');
  await flush();
  assert.deepEqual(sent.filter(({ path }) => path.startsWith('/lessons')), []);
  await record('other', progress);
  await signOut();
  await signIn('one', '1');
  await flush();
  assert.deepEqual(
    sent.filter(({ path }) => path.startsWith('/lessons')),
    [{ path: '/lessons/other/progress', who: 'two' }, { path: '/lessons/lesson/progress', who: 'one' }],
  );
});

test('an answer that comes when somebody else is signed in is not shown to them', async () => {
  await signIn('one', '1');
  slow = () => undefined;
  const loading = loadHome();
  await new Promise((resolve) => setImmediate(resolve));
  const late = slow;
  slow = undefined;
  dropToken();
  showSignedOut();
  await signIn('two', '2');
  late();
  await loading;

  assert.equal(store.state.home.value, undefined);
});

test('a token that ran out shows the sign-in and no failure of what was asked for', async () => {
  await signIn('one', '1');
  expired = true;
  await loadHome();

  assert.equal(store.state.signedIn, false);
  assert.equal(store.state.home.problem, undefined);
});

test('a browser that can is asked to keep the storage when an exam begins, and need not agree', async () => {
  let asked = 0;
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { storage: { persist: () => Promise.resolve(asked++ > 0) } },
  });
  const { askToKeep } = await import('../src/keep-storage.ts');
  await askToKeep();
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} });
  await askToKeep();

  assert.equal(asked, 1);
});
