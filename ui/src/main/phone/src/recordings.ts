import { api, Problem } from './api.ts';
import { fetched, isKept, KEPT } from './kept-media.ts';
import { plain } from './rich-text.ts';
import { sha256 } from './sha256.ts';

/** Recordings of what questions say: which texts have one, and playing it. Whatever fails, the phone speaks instead. */

/** So many texts in one question to the server. */
const AT_ONCE = 200;

/** After a question that nobody answered: every question of a paper would wait for another. */
const PAUSE_MS = 30_000;

/** Longer nobody waits in the middle of a sentence. */
const IN_MID_SENTENCE_MS = 4_000;

/** Found before, so that it is found without a network: digest of the text to address. No texts: papers stay secret. */
const FOUND = '/media/recordings/found';
const FOUND_MOST = 1_000;

/** What was asked on this page: the address of a text, undefined for one without a recording. */
const known = new Map<string, string | undefined>();
const here = new Set<string>();
let asking: Promise<void> | undefined;
let bringing: Promise<void> | undefined;
let notBefore = 0;

/** {@return where the recording of a text as it is said is; undefined if it has none, or nobody knows} */
export function recordingOf(said: string): string | undefined {
  return known.get(said);
}

/** {@return whether it is being asked whether the text has a recording} */
export function isAsked(said: string): boolean {
  return asking !== undefined && !known.has(said);
}

/** Waits until that is answered, or as long as anybody waits in the middle of a sentence. */
export async function answered(): Promise<void> {
  await Promise.race([asking, new Promise((resolve) => setTimeout(resolve, IN_MID_SENTENCE_MS))]);
}

/** Asks which of these texts have a recording, each once. @param preview token of the preview they stand in; empty for who is signed in */
export function lookUp(texts: readonly string[], preview: string): Promise<void> {
  const mine: Promise<void> = (asking ?? Promise.resolve())
    .then(() => ask([...new Set(texts.map(plain))], preview))
    .finally(() => {
      // Another may have been asked behind it.
      asking = asking === mine ? undefined : asking;
    });
  asking = mine;
  return mine;
}

async function ask(said: readonly string[], preview: string): Promise<void> {
  const open = said.filter((one) => one !== '' && !known.has(one));
  if (open.length === 0) {
    return;
  }
  const before = await foundBefore();
  // What was found before is as good as an answer until there is a newer one.
  open.forEach((one) => before[sha256(one)] !== undefined && known.set(one, before[sha256(one)]));
  if (performance.now() < notBefore) {
    return;
  }
  try {
    const found = preview === '' ? await inParts(open) : await api.recordingsOfPreview(preview);
    open.forEach((one) => known.set(one, undefined));
    found.forEach(({ text, url }) => known.set(text, url));
    await keepFound(before, found);
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    notBefore = performance.now() + PAUSE_MS;
  }
}

type Found = { text: string; url: string }[];

async function inParts(said: readonly string[]): Promise<Found> {
  const found: Found = [];
  for (let from = 0; from < said.length; from += AT_ONCE) {
    found.push(...(await api.recordings(said.slice(from, from + AT_ONCE))));
  }
  return found;
}

async function foundBefore(): Promise<Record<string, string>> {
  try {
    const kept = await (await caches.open(KEPT)).match(FOUND);
    return kept === undefined ? {} : ((await kept.json()) as Record<string, string>);
  } catch {
    return {};
  }
}

async function keepFound(before: Record<string, string>, found: Found): Promise<void> {
  if (found.length === 0) {
    return;
  }
  const all = { ...before, ...Object.fromEntries(found.map(({ text, url }) => [sha256(text), url])) };
  try {
    await (await caches.open(KEPT)).put(FOUND, new Response(JSON.stringify(Object.fromEntries(Object.entries(all).slice(-FOUND_MOST)))));
  } catch {
    // It is asked again.
  }
}

/** Brings the recordings of these texts onto this phone, one by one, so that they are there when the network is gone. */
export function bring(texts: readonly string[]): Promise<void> {
  bringing ??= bringAll(texts).finally(() => (bringing = undefined));
  return bringing;
}

async function bringAll(texts: readonly string[]): Promise<void> {
  for (const src of new Set(texts.map((text) => known.get(plain(text))))) {
    if (src !== undefined && !here.has(src) && ((await isKept(src)) || (navigator.onLine && (await fetched(src)) !== undefined))) {
      here.add(src);
    }
  }
}

/** One for all: browsers that ask for a tap before sound ask once for each. */
let player: HTMLAudioElement | undefined;
const nothing = () => undefined;
let stop: () => void = nothing;

/** Called within a tap, so that what is played later may be heard: some browsers ask for that. */
export function allowSound(): void {
  player ??= typeof Audio === 'undefined' ? undefined : new Audio();
  player?.load();
}

/** Plays a recording to its end. @returns whether it was heard; not if it was hushed, or cannot be had or played */
export async function play(src: string, rate: number, begun: () => void): Promise<boolean> {
  let hushed = false;
  const dropIt = () => {
    hushed = true;
  };
  stop = dropIt;
  const file = await fetched(src, IN_MID_SENTENCE_MS);
  if (file === undefined || hushed || typeof Audio === 'undefined') {
    return false;
  }
  const audio = (player ??= new Audio());
  const address = URL.createObjectURL(file);
  audio.src = address;
  // A new source is played at the usual rate of the element.
  audio.defaultPlaybackRate = audio.playbackRate = rate;
  const heard = await new Promise<boolean>((end) => {
    const stopMine = () => {
      audio.pause();
      done(false);
    };
    const done = (whole: boolean) => {
      stop = stop === stopMine ? nothing : stop;
      end(whole);
    };
    stop = stopMine;
    audio.onended = () => done(true);
    audio.onerror = () => done(false);
    begun();
    audio.play().catch(() => done(false));
  });
  URL.revokeObjectURL(address);
  return heard;
}

/** Stops what is playing, or about to. */
export function hush(): void {
  stop();
}
