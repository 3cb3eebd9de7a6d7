import type { KeptAttempt } from './answer-journal.ts';

/** So much may two clocks of one phone differ without one of them having slept or been changed. */
const DRIFT_MS = 2000;

/** The server's time as this page knows it: as it came, and on from there by the page's monotonic clock. */
export class ExamTime {
  private serverMs = 0;
  private pageMs = 0;

  /**
   * The time is the server's. After a reload without a network the phone's own clock is all there is, and it may have been
   * changed: then this is false, and nothing is handed in because of it.
   */
  sure = false;

  /**
   * The page was opened anew and has not heard the server since: whatever time it knows comes from a clock that can be set.
   * Not so after a sleep, as that never gives time back.
   */
  guessed = false;

  /** {@return the server's time in ms, as well as it is known here} */
  now(): number {
    return this.serverMs + performance.now() - this.pageMs;
  }

  heard(serverMs: number): void {
    this.guessed = false;
    this.set(serverMs, true);
  }

  /** However the phone's clock was changed: it is not earlier than when the server, or the last answer here, said. */
  guessFrom(kept: KeptAttempt, lastElapsedMs: number): void {
    const last = Date.parse(kept.attempt.startedAt) + lastElapsedMs;
    this.guessed = true;
    this.set(Math.max(Date.now() + kept.clockOffsetMs, last, Date.parse(kept.attempt.serverTime)), false);
  }

  /** Without a network the phone's own clock is the better guess after a sleep, but it never gives time back. */
  mayHaveSlept(clockOffsetMs: number): void {
    const guess = Date.now() + clockOffsetMs;
    if (guess > this.now() + DRIFT_MS) {
      this.set(guess, false);
    }
  }

  private set(serverMs: number, sure: boolean): void {
    this.serverMs = serverMs;
    this.pageMs = performance.now();
    this.sure = sure;
  }
}
