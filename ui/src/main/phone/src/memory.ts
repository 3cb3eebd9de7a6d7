/** Small settings kept on this phone. A browser that forbids storage (private window) forgets them with the page. */

export type Remembered = 'token' | 'owner' | 'leaving' | 'language' | 'size' | 'speed' | 'phone' | 'draft' | 'listen' | 'rate' | 'voice.zh' | 'voice.en' | 'contrast' | 'device' | 'room' | 'room.locks';

const fallback = new Map<Remembered, string>();
let lasting: readonly Remembered[] | undefined;

/** From now on nothing but these outlives the page: on a shared device whoever comes next must find nothing. */
export function rememberOnly(keys: readonly Remembered[]): void {
  lasting = keys;
}

function lasts(key: Remembered): boolean {
  return lasting?.includes(key) !== false;
}

export function remember(key: Remembered, value: string): void {
  fallback.set(key, value);
  if (!lasts(key)) {
    return;
  }
  try {
    localStorage.setItem(`liangku.${key}`, value);
  } catch {
    // The fallback above has it for as long as the page lives.
  }
}

export function recall(key: Remembered): string | null {
  if (!lasts(key)) {
    return fallback.get(key) ?? null;
  }
  try {
    return localStorage.getItem(`liangku.${key}`) ?? fallback.get(key) ?? null;
  } catch {
    return fallback.get(key) ?? null;
  }
}

export function forget(key: Remembered): void {
  fallback.delete(key);
  if (!lasts(key)) {
    return;
  }
  try {
    localStorage.removeItem(`liangku.${key}`);
  } catch {
    // Nothing was stored.
  }
}
