import { recall, remember } from './memory.ts';

/** {@return the name this phone gave itself: a random UUID, the same in all its tabs, and of no other meaning} */
export function device(): string {
  const known = recall('device');
  if (known !== null) {
    return known;
  }
  // Not crypto.randomUUID: phones of 2020 have none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const fresh = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  remember('device', fresh);
  return fresh;
}
