/** A part that is gone belongs to an older version of the client: load the new one, but never in a circle. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem('liangku.reloaded') ?? 0);
  if (navigator.onLine && Date.now() - last > 30_000) {
    sessionStorage.setItem('liangku.reloaded', String(Date.now()));
    location.reload();
  }
}
