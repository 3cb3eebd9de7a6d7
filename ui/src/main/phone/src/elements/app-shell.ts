import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Route } from '../router.ts';
import { store } from '../store.ts';
import { t } from '../words.ts';
import { tabs } from './frame.ts';
import { icon } from './icons.ts';
import { Page } from './part.ts';
import { reloadOnce } from './reload-once.ts';
import './home-page.ts';
import './sign-in.ts';

/** What is fetched when it is first needed; the service worker has it on the phone by then. */
const LATER: Partial<Record<Route['page'], () => Promise<unknown>>> = {
  learn: () => import('./learn-page.ts'),
  lesson: () => import('./lesson-page.ts'),
  exams: () => import('./exams-page.ts'),
  exam: () => import('./exam-rules.ts'),
  attempt: () => import('./exam-page.ts'),
  attempts: () => import('./attempts-page.ts'),
  certificates: () => import('./certificates-page.ts'),
  certificate: () => import('./certificate-page.ts'),
  account: () => import('./account-page.ts'),
  preview: () => import('./preview-page.ts'),
  practice: () => import('./practice-page.ts'),
  mistakes: () => import('./mistakes-page.ts'),
};

/** The frame: banner, head, the screen of the route, tabs. */
class AppShell extends Page {
  private shown = '';

  override createRenderRoot(): HTMLElement {
    this.emptyBootScreen();
    return this;
  }

  override render(): TemplateResult {
    const { route, signedIn, shared, info, online, kept, words } = store.state;
    if (words === 0) {
      return html`<div class="boot"><img src="/kit/logo.svg" width="72" height="72" alt="" /></div>`;
    }
    if (shared) {
      return html`${info?.demo ? html`<aside class="demo">${t('demo.banner')}</aside>` : nothing}
        <main><lk-room></lk-room></main>`;
    }
    const alone = route.page === 'attempt' || route.page === 'preview';
    // Whoever has the address of a preview may look; everything else is somebody's.
    const shown = signedIn || route.page === 'preview';
    return html`
      ${info?.demo ? html`<aside class="demo">${t('demo.banner')}</aside>` : nothing}
      ${signedIn && !alone && (!online || kept)
        ? html`<div class="offline-strip" role="status">${icon('offline')}<span>${t('state.offline.read')}</span></div>`
        : nothing}
      <main>${shown ? screen(route) : html`<lk-sign-in></lk-sign-in>`}</main>
      ${signedIn && hasTabs(route) ? tabs(route.page) : nothing}
    `;
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { route, signedIn, shared } = store.state;
    if (shared) {
      void import('./room-page.ts').catch(reloadOnce);
      return;
    }
    const now = signedIn || route.page === 'preview' ? JSON.stringify(route) : 'sign-in';
    if (now !== this.shown) {
      const first = this.shown === '';
      this.shown = now;
      scrollTo(0, 0);
      void LATER[route.page]?.().then(() => first || this.focusTitle(), reloadOnce);
    }
  }

  /** A reader hears where it is, and the keyboard goes on from the top. */
  private focusTitle(): void {
    requestAnimationFrame(() => this.querySelector<HTMLElement>('h1[tabindex]')?.focus({ preventScroll: true }));
  }

  private emptyBootScreen(): void {
    while (this.firstChild) {
      this.firstChild.remove();
    }
  }
}

function hasTabs(route: Route): boolean {
  return route.page === 'home' || route.page === 'learn' || route.page === 'exams' || route.page === 'certificates';
}

function screen(route: Route): TemplateResult {
  switch (route.page) {
    case 'home':
      return html`<lk-home></lk-home>`;
    case 'learn':
      return html`<lk-learn></lk-learn>`;
    case 'lesson':
      return html`<lk-lesson .lessonId=${route.id}></lk-lesson>`;
    case 'exams':
      return html`<lk-exams></lk-exams>`;
    case 'exam':
      return html`<lk-exam-rules .examId=${route.id}></lk-exam-rules>`;
    case 'attempt':
      return html`<lk-exam .attemptId=${route.id}></lk-exam>`;
    case 'attempts':
      return html`<lk-attempts></lk-attempts>`;
    case 'certificates':
      return html`<lk-certificates></lk-certificates>`;
    case 'certificate':
      return html`<lk-certificate .number=${route.number}></lk-certificate>`;
    case 'account':
      return html`<lk-account></lk-account>`;
    case 'room':
      // Shown above, as a device in a room shows nothing else; reached from within it is one more start.
      return html`<lk-home></lk-home>`;
    case 'preview':
      return html`<lk-preview .token=${route.token}></lk-preview>`;
    case 'practice':
      return html`<lk-practice .topic=${route.topic}></lk-practice>`;
    case 'mistakes':
      return html`<lk-mistakes .view=${route.view}></lk-mistakes>`;
  }
}

customElements.define('lk-app', AppShell);
