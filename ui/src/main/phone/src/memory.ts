/** Small settings kept on this phone. A browser that forbids storage (private window) forgets them with the page. */

export type Remembered = 'token' | 'leaving' | 'language' | 'size' | 'speed' | 'phone' | 'draft' | 'listen' | 'rate' | 'voice.zh' | 'voice.en' | 'contrast' | 'device';

const fallback = new Map<Remembered, string>();

export function remember(key: Remembered, value: string): void {
  fallback.set(key, value);
  try {
    localStorage.setItem(`liangku.${key}`, value);
  } catch {
    // The fallback above has it for as long as the page lives.
  }
}

export function recall(key: Remembered): string | null {
  try {
    return localStorage.getItem(`liangku.${key}`) ?? fallback.get(key) ?? null;
  } catch {
    return fallback.get(key) ?? null;
  }
}

export function forget(key: Remembered): void {
  fallback.delete(key);
  try {
    localStorage.removeItem(`liangku.${key}`);
  } catch {
    // Nothing was stored.
  }
}
