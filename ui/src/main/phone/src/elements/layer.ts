/**
 * Dialogs that lie above the screen. Each closes by its own buttons, by Escape and by the phone's back, and gives the
 * focus back to where it came from.
 *
 * Each has a step of its own in the browser's history, which closing it takes back. The browser does that later, when it
 * has the time; a dialog opened in between would be closed by it. So steps are taken one after the other.
 */

interface Layer {
  dialog: HTMLDialogElement;
  /** Gives back the focus and the step in the history; once. */
  leave: () => void;
}

const open: Layer[] = [];

/** Ends when every step asked for so far has been taken. */
let steps: Promise<void> = Promise.resolve();

/** Shows a dialog above everything; the focus goes to `first`, or where the browser puts it. */
export function openLayer(dialog: HTMLDialogElement, first?: HTMLElement | null): void {
  // What has been closed hears of it a moment later; it does not count any more.
  open.filter((one) => !one.dialog.open).forEach((one) => one.leave());
  const from = document.activeElement;
  const depth = open.length + 1;
  let left = false;
  const stepped = () => {
    if (depthOfHistory() < depth) {
      dialog.close();
    }
  };
  const leave = () => {
    if (left) {
      return;
    }
    left = true;
    dialog.removeEventListener('close', closed);
    open.splice(open.indexOf(layer), 1);
    take(() => {
      removeEventListener('popstate', stepped);
      return depthOfHistory() >= depth ? stepBack() : undefined;
    });
    // Older engines leave the focus nowhere. Where it has gone on since the dialog closed, it stays.
    const at = document.activeElement;
    const nowhere = at === null || at === document.body || dialog.contains(at);
    if (nowhere && from instanceof HTMLElement && from.isConnected) {
      from.focus({ preventScroll: true });
    }
  };
  const closed = () => {
    // The word of a close before this opening comes late: the same dialog may be shown again at once.
    if (!dialog.open) {
      leave();
    }
  };
  const layer = { dialog, leave };
  open.push(layer);
  dialog.showModal();
  first?.focus({ preventScroll: true });
  dialog.addEventListener('close', closed);
  take(() => {
    if (!left) {
      history.pushState({ layer: depth }, '');
      addEventListener('popstate', stepped);
    }
  });
}

/** Closes whatever is open: the screen below is about to be another one. */
export function closeLayers(): void {
  [...open].reverse().forEach(({ dialog }) => dialog.close());
}

function take(step: () => Promise<void> | void): void {
  steps = steps.then(step);
}

function stepBack(): Promise<void> {
  return new Promise((taken) => {
    const popped = (event: Event) => {
      // The client's own changes of address say the same word.
      if (event.isTrusted) {
        removeEventListener('popstate', popped);
        taken();
      }
    };
    addEventListener('popstate', popped);
    history.back();
  });
}

function depthOfHistory(): number {
  return (history.state as { layer?: number } | null)?.layer ?? 0;
}
