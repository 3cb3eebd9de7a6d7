/**
 * Dialogs that lie above the screen. Each closes by its own buttons, by Escape and by the phone's back, and gives the
 * focus back to where it came from.
 */

const open: HTMLDialogElement[] = [];

/** Shows a dialog above everything; the focus goes to `first`, or where the browser puts it. */
export function openLayer(dialog: HTMLDialogElement, first?: HTMLElement | null): void {
  const from = document.activeElement;
  open.push(dialog);
  const depth = open.length;
  dialog.showModal();
  first?.focus({ preventScroll: true });
  history.pushState({ layer: depth }, '');
  const stepped = () => {
    if (depthOfHistory() < depth) {
      dialog.close();
    }
  };
  addEventListener('popstate', stepped);
  dialog.addEventListener(
    'close',
    () => {
      removeEventListener('popstate', stepped);
      open.splice(open.indexOf(dialog), 1);
      if (depthOfHistory() >= depth) {
        history.back();
      }
      // Older engines leave the focus nowhere.
      if (from instanceof HTMLElement && from.isConnected) {
        from.focus({ preventScroll: true });
      }
    },
    { once: true },
  );
}

/** Closes whatever is open: the screen below is about to be another one. */
export function closeLayers(): void {
  [...open].reverse().forEach((dialog) => dialog.close());
}

function depthOfHistory(): number {
  return (history.state as { layer?: number } | null)?.layer ?? 0;
}
