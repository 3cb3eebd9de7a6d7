import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Problem } from './api.ts';
import type { ExamView } from './exam-session.ts';
import type { Certificate, Course, Exam, Home, Info, Lesson } from './shapes.ts';
import type { Route } from './router.ts';

/** Something the server keeps: on its way, here, or refused. What was here stays visible while a newer one is fetched. */
export interface Loaded<T> {
  value?: T;
  problem?: Problem;
  loading: boolean;
}

export const NOT_LOADED: Loaded<never> = { loading: false };

export interface State {
  route: Route;
  signedIn: boolean;
  /** This device is the one of an exam room: it shows nothing else. */
  shared: boolean;
  online: boolean;
  /** Reading was answered from this phone: what is shown may be old. */
  kept: boolean;
  info: Info | null;
  home: Loaded<Home>;
  courses: Loaded<Course[]>;
  lesson: Loaded<Lesson>;
  exams: Loaded<Exam[]>;
  certificates: Loaded<Certificate[]>;
  /** The exam that is open on this phone. */
  exam: ExamView;
  /** Grows with every change of language, so that everything is rendered anew. */
  words: number;
}

type Listener = () => void;

/** The one place where what the screens show is kept. */
class Store {
  private current: State = {
    route: { page: 'home' },
    signedIn: false,
    shared: false,
    online: true,
    kept: false,
    info: null,
    home: NOT_LOADED,
    courses: NOT_LOADED,
    lesson: NOT_LOADED,
    exams: NOT_LOADED,
    certificates: NOT_LOADED,
    exam: { kind: 'NONE' },
    words: 0,
  };
  private readonly listeners = new Set<Listener>();

  get state(): Readonly<State> {
    return this.current;
  }

  set(change: Partial<State>): void {
    this.current = { ...this.current, ...change };
    this.listeners.forEach((listener) => listener());
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export const store = new Store();

/** Renders its element again whenever the store changes, while the element is on the page. */
export class Watching implements ReactiveController {
  private stop: () => void = () => undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = store.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop();
  }
}
