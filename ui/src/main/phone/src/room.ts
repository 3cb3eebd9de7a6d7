import { askAs, leave, Problem, giveBack, whenSignedOut } from './api.ts';
import { stopCamera } from './camera.ts';
import { exams } from './exam-session.ts';
import { forget, recall, remember, rememberOnly } from './memory.ts';
import { PaperBox, type SealedPaper } from './paper-box.ts';
import { PaperSeal } from './paper-seal.ts';
import { usualLooks } from './room-looks.ts';
import { SealedJournal } from './sealed-journal.ts';
import type { RoomHere } from './shapes.ts';
import { silence } from './speech.ts';

/**
 * A device that is shared in an exam room. It holds the room's token, and a seat only in this page's memory: leaving a seat
 * loads the page anew, so that nothing of whoever sat here is left in it.
 */

/** Why somebody leaves their seat, as the server wants to hear it. */
export type Leaving = 'HANDED_IN' | 'LEFT' | 'IDLE' | 'RELOADED';

const LOCKS_MOST = 20;
const FLUSH_MS = 3000;
const AGAIN_MS = 20_000;
const UNWANTED_AFTER_MS = 7 * 24 * 3600_000;

/** Version of the words by which somebody agrees to a picture: `room.photo.*` of that day. */
const CONSENT = '2026-11';

interface Lock {
  why: Leaving;
  at: number;
}

let seatedPerson = '';
let leaving = false;
let delivering = false;
let boxed: Promise<PaperBox> | undefined;

export function isPaired(): boolean {
  return recall('room') !== null;
}

/** From here on the page belongs to the room; whoever was signed in on this device before no longer is. */
export async function enterRoom(changed: () => void): Promise<void> {
  if (recall('token') !== null) {
    leave();
    await giveBack();
  }
  await forgetKept();
  forget('draft');
  forget('phone');
  rememberOnly(['room', 'room.locks', 'language', 'device']);
  usualLooks();
  // A browser may go on reading to whoever sits down what it began to read to whoever left.
  silence();
  whenSignedOut(() => void leaveSeat('LEFT'));
  addEventListener('online', () => void tidy().then(changed));
  // A page that comes back from the browser's memory would bring back whoever sat here.
  addEventListener('pageshow', (event) => event.persisted && location.reload());
  setInterval(() => void tidy().then(changed), AGAIN_MS);
  if (isPaired()) {
    note('RELOADED');
  }
}

/** Tells the server who left, and brings what is still here of people's papers. */
export async function tidy(): Promise<void> {
  if (delivering) {
    return;
  }
  delivering = true;
  try {
    await tellLocks();
    await deliver();
  } finally {
    delivering = false;
  }
}

/** {@return how many papers of others wait here for a network} */
export async function waiting(): Promise<number> {
  return (await (await box()).all()).filter(({ due, person }) => due && person !== seatedPerson).length;
}

export async function pair(code: string): Promise<void> {
  const { roomToken } = await askAs<{ roomToken: string }>(null, 'POST', '/rooms/devices', { code });
  remember('room', roomToken);
}

export const here = () => askAs<RoomHere>(recall('room'), 'GET', '/rooms/here');

/** This device is an ordinary one again. */
export function leaveRoom(): void {
  forget('room');
  forget('room.locks');
  location.replace('/m/');
}

/** Sits somebody down. `newPin` comes along with a PIN for one time. */
export async function sit(person: string, pin: string, newPin?: string): Promise<void> {
  await tellLocks();
  const seat = await askAs<{ seatToken: string; paperKey: string }>(recall('room'), 'PUT', '/rooms/here/seat', { person, pin, newPin });
  seatedPerson = person;
  const seal = await PaperSeal.of(person, seat.paperKey);
  exams.keepIn(async () => SealedJournal.open(await box(), person, seal));
  remember('token', seat.seatToken);
}

/** Keeps a picture that the person agreed to. `jpeg`: Base64. */
export const keepPhoto = (jpeg: string) =>
  askAs<{ until: string }>(recall('token'), 'PUT', '/rooms/here/photo', { jpeg, consent: CONSENT });

/**
 * Ends the seat: what was typed is sealed, the server hears of it now or later, and the page is loaded anew. The exam and
 * its clock go on.
 */
export async function leaveSeat(why: Leaving): Promise<void> {
  if (leaving) {
    return;
  }
  leaving = true;
  document.body.classList.add('covered');
  silence();
  stopCamera();
  await Promise.race([exams.flush(), pause(FLUSH_MS)]);
  if (seatedPerson !== '') {
    note(why);
  }
  await Promise.race([Promise.all([tellLocks(), forgetKept()]), pause(FLUSH_MS)]);
  history.replaceState(null, '', '/m/room');
  location.reload();
}

function note(why: Leaving): void {
  remember('room.locks', JSON.stringify([...locks(), { why, at: Date.now() }].slice(-LOCKS_MOST)));
}

function locks(): Lock[] {
  try {
    return JSON.parse(recall('room.locks') ?? '[]') as Lock[];
  } catch {
    return [];
  }
}

/** In their order: the first ends the seat, the others find it ended. */
async function tellLocks(): Promise<void> {
  for (let next = locks()[0]; next !== undefined && isPaired(); next = locks()[0]) {
    try {
      await askAs(recall('room'), 'PUT', '/rooms/here/lock', { why: next.why, agoMs: Math.max(0, Date.now() - next.at) });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status === 0 || problem.status >= 500) {
        return;
      }
    }
    remember('room.locks', JSON.stringify(locks().slice(1)));
  }
}

async function deliver(): Promise<void> {
  const papers = await box();
  for (const paper of await papers.all()) {
    if (paper.person === seatedPerson) {
      // They bring it themselves.
      continue;
    }
    if (paper.due) {
      await bring(papers, paper);
    } else if (Date.now() - paper.at > UNWANTED_AFTER_MS) {
      await papers.remove(paper);
    }
  }
}

async function bring(papers: PaperBox, paper: SealedPaper): Promise<void> {
  try {
    await askAs(null, 'POST', '/rooms/papers', { person: paper.person, sealed: paper.answers });
    await papers.arrived(paper);
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    if (problem.status === 404) {
      // The server has no key for it any more: nobody will ever open it.
      await papers.remove(paper);
    } else if (problem.status === 400) {
      // It cannot be read as a paper, and never will be: nobody waits for that. Its writer still finds it here.
      await papers.unwanted(paper);
    }
  }
}

/** What the service worker kept, pictures of papers above all. */
async function forgetKept(): Promise<void> {
  if ('caches' in window) {
    await caches.delete('liangku-kept');
  }
}

function box(): Promise<PaperBox> {
  boxed ??= PaperBox.open();
  return boxed;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
