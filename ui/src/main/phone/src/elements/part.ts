import { LitElement } from 'lit';
import { Watching } from '../store.ts';

/**
 * An element of this client. It renders into the page itself, not into a shadow: one small stylesheet then serves all,
 * labels reach across elements, and the words of a lesson look like the rest.
 */
export abstract class Part extends LitElement {
  override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** A part that renders again whenever the store changes. */
export abstract class Page extends Part {
  protected readonly watching = new Watching(this);
}
