/**
 * QR code (ISO/IEC 18004): byte mode, error correction M, versions 1 to 10, that is up to 213 bytes.
 * The arithmetic follows the standard's clauses 7.3 to 7.9; Reed-Solomon over GF(256) with polynomial 0x11d.
 */

/** {@return the modules by row, true is dark} @throws RangeError if the text is longer than version 10 holds */
export function qrCode(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  const version = VERSIONS.findIndex((v, index) => v.data >= bytes.length + (index + 1 < 10 ? 2 : 3)) + 1;
  if (version === 0) {
    throw new RangeError(`${bytes.length} bytes do not fit a version 10 code`);
  }
  const grid = new Grid(version);
  grid.place(interleaved(dataOf(bytes, version), version));
  return grid.best();
}

/** Per version, level M: data codewords, error correction codewords per block, blocks. */
const VERSIONS = [
  { data: 16, check: 10, blocks: 1 },
  { data: 28, check: 16, blocks: 1 },
  { data: 44, check: 26, blocks: 1 },
  { data: 64, check: 18, blocks: 2 },
  { data: 86, check: 24, blocks: 2 },
  { data: 108, check: 16, blocks: 4 },
  { data: 124, check: 18, blocks: 4 },
  { data: 154, check: 22, blocks: 4 },
  { data: 182, check: 22, blocks: 5 },
  { data: 216, check: 26, blocks: 5 },
];

const CENTRES = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

function versionOf(version: number): { data: number; check: number; blocks: number } {
  return VERSIONS[version - 1] as { data: number; check: number; blocks: number };
}

function dataOf(bytes: Uint8Array, version: number): number[] {
  const capacity = versionOf(version).data;
  const bits: number[] = [];
  const push = (value: number, width: number) => {
    for (let bit = width - 1; bit >= 0; bit--) {
      bits.push((value >> bit) & 1);
    }
  };
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => push(byte, 8));
  push(0, Math.min(4, capacity * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) {
    push(pad, 8);
  }
  const codewords: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    codewords.push(bits.slice(at, at + 8).reduce((value, bit) => value * 2 + bit, 0));
  }
  return codewords;
}

/** Splits into blocks (the later ones one codeword longer), adds check words, and deals them out in turn. */
function interleaved(data: number[], version: number): number[] {
  const { check, blocks } = versionOf(version);
  const short = Math.floor(data.length / blocks);
  const firstLong = blocks - (data.length % blocks);
  const parts: number[][] = [];
  for (let block = 0, at = 0; block < blocks; block++) {
    const length = short + (block >= firstLong ? 1 : 0);
    parts.push(data.slice(at, at + length));
    at += length;
  }
  const checks = parts.map((part) => checkWords(part, check));
  const dealt: number[] = [];
  for (let i = 0; i <= short; i++) {
    parts.forEach((part) => i < part.length && dealt.push(part[i] as number));
  }
  for (let i = 0; i < check; i++) {
    checks.forEach((part) => dealt.push(part[i] as number));
  }
  return dealt;
}

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}

function checkWords(data: number[], count: number): number[] {
  const divisor = [...new Array<number>(count - 1).fill(0), 1];
  for (let i = 0, root = 1; i < count; i++, root = times(root, 2)) {
    for (let j = 0; j < count; j++) {
      divisor[j] = times(divisor[j] as number, root) ^ (divisor[j + 1] ?? 0);
    }
  }
  const rest = new Array<number>(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() as number);
    rest.push(0);
    divisor.forEach((d, i) => (rest[i] = (rest[i] as number) ^ times(d, factor)));
  }
  return rest;
}

const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

class Grid {
  private readonly size: number;
  private readonly dark: boolean[][];
  private readonly fixed: boolean[][];

  constructor(private readonly version: number) {
    this.size = version * 4 + 17;
    this.dark = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.fixed = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    for (let i = 0; i < this.size; i++) {
      this.fix(6, i, i % 2 === 0);
      this.fix(i, 6, i % 2 === 0);
    }
    const far = this.size - 4;
    [[3, 3], [far, 3], [3, far]].forEach(([x, y]) => this.finder(x as number, y as number));
    this.alignments();
    this.format(0);
    this.versionBits();
  }

  /** Lays the bits in columns of two from the right, upwards and downwards in turn. */
  place(codewords: number[]): void {
    let at = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      const column = right <= 6 ? right - 1 : right;
      const upward = ((column + 1) & 2) === 0;
      for (let step = 0; step < this.size; step++) {
        const y = upward ? this.size - 1 - step : step;
        for (const x of [column, column - 1]) {
          if (!this.row(this.fixed, y)[x] && at < codewords.length * 8) {
            this.row(this.dark, y)[x] = (((codewords[at >> 3] as number) >> (7 - (at & 7))) & 1) === 1;
            at++;
          }
        }
      }
    }
  }

  /** {@return the modules under the mask with the least penalty} */
  best(): boolean[][] {
    let best: boolean[][] = [];
    let least = Infinity;
    MASKS.forEach((mask, index) => {
      this.format(index);
      const masked = this.dark.map((row, y) =>
        row.map((module, x) => module !== (!this.row(this.fixed, y)[x] && mask(x, y))),
      );
      const found = penalty(masked);
      if (found < least) {
        least = found;
        best = masked;
      }
    });
    return best;
  }

  private row(of: boolean[][], y: number): boolean[] {
    return of[y] as boolean[];
  }

  private fix(x: number, y: number, dark: boolean): void {
    if (x >= 0 && y >= 0 && x < this.size && y < this.size) {
      this.row(this.dark, y)[x] = dark;
      this.row(this.fixed, y)[x] = true;
    }
  }

  private finder(cx: number, cy: number): void {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        this.fix(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
    }
  }

  private alignments(): void {
    const centres = CENTRES[this.version - 1] as number[];
    const last = centres.length - 1;
    centres.forEach((cx, i) =>
      centres.forEach((cy, j) => {
        const onFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
        for (let d = 0; d < 25 && !onFinder; d++) {
          const dx = (d % 5) - 2;
          const dy = Math.floor(d / 5) - 2;
          this.fix(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
        }
      }),
    );
  }

  /** Level M is 00, then three bits of mask, BCH(15,5), masked with 0x5412; written twice. */
  private format(mask: number): void {
    let rest = mask;
    for (let i = 0; i < 10; i++) {
      rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    }
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (i: number) => ((bits >> i) & 1) === 1;
    for (let i = 0; i < 15; i++) {
      const y = i < 6 ? i : i < 8 ? i + 1 : this.size - 15 + i;
      this.fix(8, y, bit(i));
      const x = i < 8 ? this.size - 1 - i : i < 9 ? 7 : 14 - i;
      this.fix(x, 8, bit(i));
    }
    this.fix(8, this.size - 8, true);
  }

  private versionBits(): void {
    if (this.version < 7) {
      return;
    }
    let rest = this.version;
    for (let i = 0; i < 12; i++) {
      rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    }
    const bits = (this.version << 12) | rest;
    for (let i = 0; i < 18; i++) {
      const dark = ((bits >> i) & 1) === 1;
      const a = this.size - 11 + (i % 3);
      const b = Math.floor(i / 3);
      this.fix(a, b, dark);
      this.fix(b, a, dark);
    }
  }
}

/** Runs, 2 x 2 blocks, finder look-alikes and imbalance, as 7.8.3 weighs them. */
function penalty(modules: boolean[][]): number {
  const size = modules.length;
  const columns = modules.map((_, x) => modules.map((row) => row[x] as boolean));
  let total = 0;
  for (const line of [...modules, ...columns]) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('');
    (text.match(/0{5,}|1{5,}/g) ?? []).forEach((run) => (total += run.length - 2));
    total += 40 * (text.match(/(?=00001011101|10111010000)/g) ?? []).length;
  }
  for (let y = 0; y < size - 1; y++) {
    for (let x = 0; x < size - 1; x++) {
      const here = modules[y]?.[x];
      if (here === modules[y]?.[x + 1] && here === modules[y + 1]?.[x] && here === modules[y + 1]?.[x + 1]) {
        total += 3;
      }
    }
  }
  const dark = modules.reduce((sum, row) => sum + row.filter(Boolean).length, 0);
  return total + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}
