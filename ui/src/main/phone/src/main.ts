import './styles/main.css';
import './elements/app-shell.ts';
import { loadInfo, showSignedOut } from './actions.ts';
import { giveBack, hasToken, whenAnswered, whenSignedOut } from './api.ts';
import { applyContrast } from './contrast.ts';
import { exams } from './exam-session.ts';
import { recall } from './memory.ts';
import { flush } from './progress-outbox.ts';
import { watchAddress } from './router.ts';
import { store } from './store.ts';
import { applyTextSize } from './text-size.ts';
import { preferredLanguage, speak } from './words.ts';

/** Starts the client: settings, listeners, the first screen, and the service worker once that is shown. */

async function start(): Promise<void> {
  applyTextSize();
  applyContrast();
  whenSignedOut(showSignedOut);
  whenAnswered((source) => {
    const kept = source === 'phone';
    if (kept !== store.state.kept) {
      store.set({ kept });
    }
  });
  store.set({ signedIn: hasToken(), online: navigator.onLine });
  addEventListener('online', online);
  addEventListener('offline', () => store.set({ online: false }));
  document.addEventListener('visibilitychange', shownAgain);
  watchAddress((route) => store.set({ route }));
  if (store.state.route.page === 'room' || recall('room') !== null) {
    await shareInRoom();
  } else {
    void flush();
    void giveBack();
    if (store.state.signedIn && store.state.route.page !== 'attempt') {
      void exams.resume();
    }
  }
  await speak(preferredLanguage());
  void loadInfo();
  await keepOnPhone();
}

/** A device that is paired with an exam room is the room's, whatever address is opened. */
async function shareInRoom(): Promise<void> {
  const { enterRoom } = await import('./room.ts');
  store.set({ shared: true, signedIn: false });
  document.documentElement.dataset['shared'] = '';
  await enterRoom(() => store.set({}));
}

function online(): void {
  store.set({ online: true });
  void exams.hurry();
  if (store.state.signedIn && !store.state.shared) {
    void exams.resume();
  }
  void flush();
  void giveBack();
}

function shownAgain(): void {
  if (document.visibilityState === 'visible') {
    void exams.refresh();
    void exams.hurry();
    void flush();
  } else {
    // A page in the background may never come back: what was typed goes into the journal now.
    void exams.flush();
  }
}

async function keepOnPhone(): Promise<void> {
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register('/m/service-worker.js', { scope: '/m/' });
  }
}

void start();
