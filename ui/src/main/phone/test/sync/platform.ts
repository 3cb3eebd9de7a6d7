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
export type Line = Answer & Link & { phone: string };

export interface Request {
  method: string;
  /** Behind the attempt: empty, `/answers`, `/submission` or `/writer`. */
  path: string;
  phone: string;
  body: { answers?: (Answer & Link)[]; ticket?: string; seal?: Seal; phone?: string };
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

  /** {@return what counts for an item} */
  newest(item: number): Line | undefined {
    return [...this.stored.values()].filter((line) => line.item === item).sort((a, b) => a.seq - b.seq).pop();
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
        return this.takeOver(request.body.phone ?? '');
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
      return { status: 400, body: { type: 'https://liangku.example/problems/not-on-the-paper', detail: `item ${unfit.item} cannot be answered so` } };
    }
    if (batch.every((line) => same(this.stored.get(line.seq), line))) {
      return { status: 200, body: { savedSeq: this.savedSeq } };
    }
    if (this.closed !== undefined) {
      return this.late(phone, batch, body.ticket);
    }
    if (this.writer !== undefined && this.writer.phone !== phone) {
      return problem('other-phone', { since: new Date(this.writer.since).toISOString() });
    }
    if (batch.some((line) => this.stored.has(line.seq) && !same(this.stored.get(line.seq), line))) {
      return problem('answer-conflict', { savedSeq: this.savedSeq });
    }
    batch.filter((line) => !this.stored.has(line.seq)).forEach((line) => this.stored.set(line.seq, line));
    return { status: 200, body: { savedSeq: this.savedSeq } };
  }

  private late(phone: string, batch: Line[], ticket: string | undefined): Reply {
    const ends = new Map([[BEGINNING.head, 0]]);
    const linked = [...this.stored.values()].filter((line) => line.chain !== undefined);
    linked.sort((a, b) => a.seq - b.seq).forEach((line) => goOn(ends, line));
    const known = new Set(linked.map(digestOf));
    const kept: { seq: number; why: string }[] = [];
    const taken: Line[] = [];
    for (const line of batch.filter((one) => !same(this.stored.get(one.seq), one) && !known.has(digestOf(one)))) {
      const why = this.against(phone, line, ticket, ends);
      if (why === undefined) {
        taken.push(line);
      } else {
        kept.push({ seq: line.seq, why });
        this.kept.push({ line, why });
      }
    }
    const behind = taken.some(({ seq }) => seq <= this.savedSeq) ? this.savedSeq : undefined;
    taken.forEach((line, at) => {
      const seq = behind === undefined ? line.seq : behind + 1 + at;
      this.stored.set(seq, { ...line, seq });
    });
    return kept.length === 0 ? { status: 200, body: { savedSeq: this.savedSeq } } : problem('too-late', { savedSeq: this.savedSeq, kept });
  }

  private against(phone: string, line: Line, ticket: string | undefined, ends: Map<string, number>): string | undefined {
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
    if ((ends.get(line.chain) ?? Infinity) > line.elapsedMs) {
      return 'DOES_NOT_FOLLOW';
    }
    goOn(ends, line);
    if (given > this.deadline) {
      return 'AFTER_THE_DEADLINE';
    }
    return this.writer !== undefined && this.writer.phone !== phone && given > this.writer.since ? 'WRITTEN_ELSEWHERE' : undefined;
  }

  /** {@return whether another phone had taken the paper over when this was given} */
  hadGoneOn(line: Line): boolean {
    return this.writers.some(({ phone, since }) => phone !== line.phone && this.startedAt + line.elapsedMs > since);
  }

  private submit({ phone, body }: Request): Reply {
    if (body.ticket !== undefined && !this.signed(body.ticket)) {
      return problem('foreign-ticket', {});
    }
    if (this.closed === undefined && this.writer !== undefined && this.writer.phone !== phone) {
      return problem('other-phone', { since: new Date(this.writer.since).toISOString() });
    }
    if (body.seal !== undefined && this.sealed === undefined) {
      const { seal } = body;
      const ends = [...this.stored.values()].map(digestOf);
      this.sealed = { phone, seal, whole: seal.lines === 0 ? seal.head === BEGINNING.head : ends.includes(seal.head) };
    }
    this.closed ??= { by: 'CANDIDATE', phone };
    return { status: 200, body: this.marked() };
  }

  private takeOver(phone: string): Reply {
    if (this.closed === undefined && this.writer?.phone !== phone) {
      this.writer = { phone, since: this.now() };
      this.writers.push(this.writer);
    }
    return { status: 200, body: this.writerFor(phone) };
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

/** Each phone has a chain of its own, and all begin with the paper: there another may still begin. */
function goOn(ends: Map<string, number>, line: Link): void {
  if (line.chain !== BEGINNING.head) {
    ends.delete(line.chain);
  }
  ends.set(digestOf(line), line.elapsedMs);
}

function problem(slug: string, more: object): Reply {
  return { status: 409, body: { type: `https://liangku.example/problems/${slug}`, ...more } };
}
