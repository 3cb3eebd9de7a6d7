/** Counts the seconds a lesson is really in front of somebody: visible, and playing if it plays. */
export class StudyClock {
  private lastMs: number | undefined;
  private countedMs = 0;

  /** Call about once a second. A gap longer than 3 s was sleep, not study, and does not count. */
  tick(nowMs: number, studying: boolean): void {
    const gap = this.lastMs === undefined ? 0 : nowMs - this.lastMs;
    if (studying && gap > 0 && gap <= 3000) {
      this.countedMs += gap;
    }
    this.lastMs = studying ? nowMs : undefined;
  }

  /** {@return whole seconds counted since they were last taken} */
  seconds(): number {
    return Math.floor(this.countedMs / 1000);
  }

  /** Takes the whole seconds; the fraction stays for the next time. */
  take(): number {
    const seconds = this.seconds();
    this.countedMs -= seconds * 1000;
    return seconds;
  }
}
