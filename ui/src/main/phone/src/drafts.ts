/**
 * What is being typed: written after a pause, or at once when it is flushed. Each place holds one draft; a newer one
 * replaces the older and begins the pause anew.
 */
export class Drafts {
  private readonly waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; write: () => void }>();

  hold(place: string, pauseMs: number, write: () => void): void {
    this.drop(place);
    this.waiting.set(place, { write, timer: setTimeout(() => this.release(place), pauseMs) });
  }

  /** {@return whether something waits at a place whose name begins so} */
  holds(prefix: string): boolean {
    return [...this.waiting.keys()].some((place) => place.startsWith(prefix));
  }

  /** Writes everything that waits, in the order it was begun. */
  flush(): void {
    [...this.waiting.keys()].forEach((place) => this.release(place));
  }

  private release(place: string): void {
    const draft = this.waiting.get(place);
    this.drop(place);
    draft?.write();
  }

  private drop(place: string): void {
    clearTimeout(this.waiting.get(place)?.timer);
    this.waiting.delete(place);
  }
}
