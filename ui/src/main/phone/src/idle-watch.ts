/** Watches whether anybody touches the device, by two clocks: one stands still while it sleeps, one may be set. */

export type Idle = { kind: 'TOUCHED' } | { kind: 'SOON'; seconds: number } | { kind: 'OVER' };

const SIGNS = ['pointerdown', 'touchstart', 'keydown', 'wheel', 'scroll'] as const;
const WARNING_MS = 20_000;

/** {@return what follows from nobody having touched it for so long} */
export function idleAfter(idleMs: number, allowedMs: number): Idle {
  if (idleMs >= allowedMs) {
    return { kind: 'OVER' };
  }
  const leftMs = allowedMs - idleMs;
  return leftMs <= Math.min(WARNING_MS, allowedMs / 2) ? { kind: 'SOON', seconds: Math.ceil(leftMs / 1000) } : { kind: 'TOUCHED' };
}

/** Calls `told` every second with how things stand. @returns how to stop it */
export function watchIdle(allowedMs: number, told: (idle: Idle) => void): () => void {
  let touched = { wall: Date.now(), page: performance.now() };
  const idle = () => idleAfter(Math.max(Date.now() - touched.wall, performance.now() - touched.page), allowedMs);
  const touch = () => {
    const before = idle();
    touched = { wall: Date.now(), page: performance.now() };
    // Whoever wakes a device that has slept is not who sat there, and may touch it before the timer looks.
    if (before.kind === 'OVER') {
      told(before);
    }
  };
  const timer = setInterval(() => told(idle()), 1000);
  SIGNS.forEach((sign) => addEventListener(sign, touch, { passive: true, capture: true }));
  return () => {
    clearInterval(timer);
    SIGNS.forEach((sign) => removeEventListener(sign, touch, { capture: true }));
  };
}
