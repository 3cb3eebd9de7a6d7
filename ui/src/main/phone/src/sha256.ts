/**
 * SHA-256 (FIPS 180-4), at once: the browser's own digest answers later, when an IndexedDB transaction would already be
 * closed, and does not exist on pages without TLS.
 */

const BLOCK = 64;

/** {@return the first 32 bits of the fractional parts of the roots of the first primes, as the standard wants them} */
function rootsOfPrimes(count: number, exponent: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  return primes.map((prime) => ((prime ** exponent % 1) * 2 ** 32) | 0);
}

const ROUND_CONSTANTS = rootsOfPrimes(64, 1 / 3);
const FIRST_STATE = rootsOfPrimes(8, 1 / 2);

/** {@return the digest of the text's UTF-8, in 64 hex digits} */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  let state = FIRST_STATE;
  for (let at = 0; at < bytes.byteLength; at += BLOCK) {
    state = compressed(state, new DataView(bytes.buffer, at, BLOCK));
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** A one, zeros, and the length in bits at the end of the last block. */
function padded(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  bytes.set(message);
  bytes[message.length] = 0x80;
  new DataView(bytes.buffer).setUint32(bytes.length - 4, message.length * 8);
  return bytes;
}

function compressed(before: readonly number[], block: DataView): number[] {
  const words = schedule(block);
  let [a, b, c, d, e, f, g, h] = before as [number, number, number, number, number, number, number, number];
  for (let round = 0; round < 64; round++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + at(ROUND_CONSTANTS, round) + at(words, round)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + at(before, index)) | 0);
}

function schedule(block: DataView): number[] {
  const words = Array.from({ length: 16 }, (_, index) => block.getInt32(index * 4));
  for (let index = 16; index < 64; index++) {
    const early = at(words, index - 15);
    const late = at(words, index - 2);
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words.push((at(words, index - 16) + small + at(words, index - 7) + large) | 0);
  }
  return words;
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function at(words: readonly number[], index: number): number {
  return words[index] as number;
}
