import { beginning, digestOf, type Link, type Seal } from '../../src/answer-chain.ts';
import type { Answer, MarkedAttempt, OpenAttempt } from '../../src/shapes.ts';

/**
 * What `docs/exam-delivery.md` says of one attempt, as the platform has to behave: the reference that phones are held
 * against. The platform itself is held against the same rules by `SyncLawTest`.
 */

export const ITEMS = 5;
const ATTEMPT = { attemptId: 'a', digest: 'd' };
export const BEGINNING = beginning(ATTEMPT);

/** A line as it came: no two answers of a law test have the same text. */
export type Line = Answer & Link & { phone: string; late?: boolean };

export interface Request {
  method: string;
  /** Behind the attempt: empty, `/answers`, `/submission` or `/writer`. */
  path: string;
  phone: string;
  body: { answers?: (Answer & Link)[]; ticket?: string; seal?: Seal; phone?: string; ifFree?: boolean };
}

export interface Reply {
  status: number;
  body: unknown;
}

export class Platform {
  static readonly LASTS_MS = 20 * 60_000;
  static readonly GRACE_MS = 10_000;
  static readonly WINDOW_MS = 24 * 3600_000;

  readonly stored = new Map<number, Line>();
  readonly kept: { line: Line; why: string }[] = [];
  closed: { by: 'CANDIDATE' | 'DEADLINE'; phone: string } | undefined;
  sealed: { phone: string; seal: Seal; whole: boolean } | undefined;
  writer: { phone: string; since: number } | undefined;
  private readonly writers: { phone: string; since: number }[] = [];
  /** Lines that are none to the paper. */
  readonly refused: Line[] = [];
  private keys = 0;
  private readonly startedAt: number;

  constructor(private readonly now: () => number) {
    this.startedAt = now();
  }

  get deadline(): number {
    return this.startedAt + Platform.LASTS_MS;
  }

  /** Signs with new keys: tickets given out before are foreign from now on. */
  changeKeys(): void {
    this.keys += 1;
  }

  /** {@return what counts for an item: the last one; what came late only if none is stored that was given later} */
  newest(item: number): Line | undefined {
    const all = [...this.stored.values()].filter((line) => line.item === item).sort((a, b) => a.seq - b.seq);
    return all.filter((line) => line.late !== true || !all.some((other) => other.elapsedMs > line.elapsedMs)).pop();
  }

  /** {@return whether what is stored follows, line by line, from what came of its phone before} */
  chainIsWhole(): boolean {
    const ends = new Ends([...this.kept.map(({ line }) => line), ...this.refused]);
    return this.inChains().every((line) => ends.goOn(line));
  }

  private inChains(): Line[] {
    return [...this.stored.values()].filter((line) => line.chain !== undefined).sort((a, b) => a.seq - b.seq);
  }

  /** A line in a chain is known by its place there, under whatever number. */
  private holds(line: Line): boolean {
    const there = this.stored.get(line.seq);
    const alike = same(there, line) && (line.chain === undefined || there?.chain === undefined);
    return alike || (line.chain !== undefined && this.inChains().some((one) => digestOf(one) === digestOf(line)));
  }

  take(request: Request): Reply {
    if (this.closed === undefined && this.isOver()) {
      this.closed = { by: 'DEADLINE', phone: '' };
    }
    switch (request.path) {
      case '/answers':
        return this.save(request);
      case '/submission':
        return this.submit(request);
      case '/writer':
        return this.takeOver(request.body.phone ?? '', request.body.ifFree === true);
      default:
        return this.view(request.phone);
    }
  }

  private get savedSeq(): number {
    return Math.max(0, ...this.stored.keys());
  }

  private isOver(): boolean {
    return this.now() > this.deadline + Platform.GRACE_MS;
  }

  private save({ phone, body }: Request): Reply {
    const batch = (body.answers ?? []).map((answer) => ({ ...answer, phone }));
    const unfit = batch.find(isUnfit);
    if (unfit !== undefined) {
      this.refused.push(...(unfit.chain === undefined ? [] : [unfit]));
      return { status: 400, body: { type: 'https://liangku.example/problems/not-on-the-paper', detail: `item ${unfit.item} cannot be answered so` } };
    }
    const fresh = batch.filter((line) => !this.holds(line)).sort((a, b) => a.seq - b.seq);
    const [first] = fresh;
    if (first === undefined) {
      return this.saved(batch);
    }
    if (this.closed !== undefined) {
      return this.late(phone, batch, fresh, body.ticket);
    }
    if (this.writer !== undefined && this.writer.phone !== phone) {
      return problem('other-phone', { since: new Date(this.writer.since).toISOString() });
    }
    if (fresh.some((line) => (line.chain === undefined ? this.stored.has(line.seq) : line.seq <= this.savedSeq))) {
      return problem('answer-conflict', { seq: first.seq, savedSeq: this.savedSeq });
    }
    fresh.forEach((line) => this.stored.set(line.seq, line));
    return this.saved(batch);
  }

  private saved(batch: readonly Line[]): Reply {
    return { status: 200, body: { savedSeq: Math.max(this.savedSeq, ...batch.map(({ seq }) => seq)) } };
  }

  private late(phone: string, batch: Line[], fresh: Line[], ticket: string | undefined): Reply {
    const ends = new Ends([...this.kept.map(({ line }) => line), ...this.refused]);
    this.inChains().forEach((line) => ends.goOn(line));
    const kept: { seq: number; why: string }[] = [];
    const taken: Line[] = [];
    for (const line of fresh) {
      const why = this.against(phone, line, ticket, ends);
      if (why === undefined) {
        taken.push(line);
      } else {
        kept.push({ seq: line.seq, why });
        ends.setAside(line);
        this.kept.push({ line, why });
      }
    }
    const behind = taken.some(({ seq }) => seq <= this.savedSeq) ? this.savedSeq : undefined;
    taken.forEach((line, at) => {
      const seq = behind === undefined ? line.seq : behind + 1 + at;
      this.stored.set(seq, { ...line, seq, late: true });
    });
    return kept.length === 0 ? this.saved(batch) : problem('too-late', { savedSeq: this.savedSeq, kept });
  }

  private against(phone: string, line: Line, ticket: string | undefined, ends: Ends): string | undefined {
    const given = this.startedAt + line.elapsedMs;
    const noEvidence = line.chain === undefined;
    if (this.closed?.by === 'CANDIDATE') {
      return 'HANDED_IN';
    }
    if (this.now() > this.deadline + Platform.WINDOW_MS) {
      return 'WINDOW_CLOSED';
    }
    if (noEvidence) {
      return 'NO_EVIDENCE';
    }
    if (ticket === undefined || !this.signed(ticket)) {
      return ticket === undefined ? 'NO_TICKET' : 'FOREIGN_TICKET';
    }
    if (given + 1 < Number(ticket.split('@')[1])) {
      return 'BEFORE_THE_TICKET';
    }
    if (!ends.goOn(line)) {
      return 'DOES_NOT_FOLLOW';
    }
    if (given > this.deadline) {
      return 'AFTER_THE_DEADLINE';
    }
    if (line.unsure === true) {
      return 'UNSURE_CLOCK';
    }
    return (this.writerAt(given) ?? phone) === phone ? undefined : 'WRITTEN_ELSEWHERE';
  }

  /** {@return the phone that wrote at that time, if one did} */
  writerAt(time: number): string | undefined {
    return this.writers.filter(({ since }) => time > since).pop()?.phone;
  }

  private submit({ phone, body }: Request): Reply {
    if (body.ticket !== undefined && !this.signed(body.ticket)) {
      return problem('foreign-ticket', {});
    }
    if (this.closed === undefined && this.writer !== undefined && this.writer.phone !== phone) {
      return problem('other-phone', { since: new Date(this.writer.since).toISOString() });
    }
    if (body.seal !== undefined && this.sealed === undefined && this.closed?.by !== 'CANDIDATE') {
      const { seal } = body;
      const ends = [...this.stored.values()].map(digestOf);
      this.sealed = { phone, seal, whole: seal.lines === 0 ? seal.head === BEGINNING.head : ends.includes(seal.head) };
    }
    this.closed ??= { by: 'CANDIDATE', phone };
    return { status: 200, body: this.marked() };
  }

  private takeOver(phone: string, ifFree: boolean): Reply {
    if (this.closed === undefined && this.writer?.phone !== phone && !(ifFree && this.writer !== undefined)) {
      this.beginsOn(phone);
    }
    return { status: 200, body: this.writerFor(phone) };
  }

  /** From now on this phone writes. */
  beginsOn(phone: string): void {
    this.writer = { phone, since: this.now() };
    this.writers.push(this.writer);
  }

  private view(phone: string): Reply {
    if (this.closed !== undefined) {
      return { status: 200, body: this.marked() };
    }
    const iso = (ms: number) => new Date(ms).toISOString();
    const answers = Array.from({ length: ITEMS }, (_, at) => this.newest(at + 1)).filter((line) => line !== undefined);
    const open: OpenAttempt = {
      ...ATTEMPT,
      examId: 'e',
      title: '',
      state: 'OPEN',
      startedAt: iso(this.startedAt),
      deadline: iso(this.deadline),
      serverTime: iso(this.now()),
      savedSeq: this.savedSeq,
      ticket: `${this.keys}@${this.now()}`,
      writer: this.writerFor(phone),
      passPercent: 80,
      points: ITEMS,
      answers: answers.map(({ seq, item, response }) => ({ seq, item, response })),
      paper: {
        items: Array.from({ length: ITEMS }, (_, at) => ({
          item: at + 1, kind: 'FILL_TEXT', stem: '', points: 1, options: [], prompts: [], unit: '', parts: [],
        })),
      },
    };
    return { status: 200, body: open };
  }

  private writerFor(phone: string): { mine: boolean; since: string } | null {
    return this.writer === undefined ? null : { mine: this.writer.phone === phone, since: new Date(this.writer.since).toISOString() };
  }

  private signed(ticket: string): boolean {
    return ticket.startsWith(`${this.keys}@`);
  }

  private marked(): Partial<MarkedAttempt> {
    const sealed = this.sealed && { at: new Date(this.now()).toISOString(), whole: this.sealed.whole };
    const submittedAt = new Date(Math.min(this.now(), this.deadline)).toISOString();
    return { attemptId: 'a', state: 'SUBMITTED', submittedAt, topics: [], sealed: sealed ?? null };
  }
}

/** {@return whether it is none to any question of this paper, which a phone of ours cannot know} */
export function isUnfit({ response }: Pick<Answer, 'response'>): boolean {
  return String(response[0]).endsWith(' unfit');
}

function same(one: Answer | undefined, other: Answer): boolean {
  return one !== undefined && one.item === other.item && one.response.join() === other.response.join();
}

/**
 * Where the chains of the phones end. Each has one of its own, and all begin with the paper: there another may still begin.
 * What was set aside counts for nothing, and what follows it follows all the same.
 */
class Ends {
  private readonly ends = new Map([[BEGINNING.head, 0]]);
  private readonly aside = new Map<string, Link>();

  constructor(aside: readonly Link[]) {
    aside.forEach((line) => this.setAside(line));
  }

  setAside(line: Link): void {
    if (line.chain !== undefined) {
      this.aside.set(digestOf(line), line);
    }
  }

  goOn(line: Link): boolean {
    let before = line;
    for (let next = this.between(before); next !== undefined && next.elapsedMs <= before.elapsedMs; next = this.between(before)) {
      before = next;
    }
    if ((this.ends.get(before.chain) ?? Infinity) > before.elapsedMs) {
      return false;
    }
    if (before.chain !== BEGINNING.head) {
      this.ends.delete(before.chain);
    }
    this.ends.set(digestOf(line), line.elapsedMs);
    return true;
  }

  private between({ chain }: Link): Link | undefined {
    return this.ends.has(chain) ? undefined : this.aside.get(chain);
  }
}

function problem(slug: string, more: object): Reply {
  return { status: 409, body: { type: `https://liangku.example/problems/${slug}`, ...more } };
}
