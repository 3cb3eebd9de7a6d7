import { svg, type TemplateResult } from 'lit';

/** Line icons on a 24 px grid, drawn for this product; they repeat a word beside them and so are hidden from readers. */
const PATHS = {
  home: svg`<path d="M4 11l8-7 8 7v8.5a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z"/>`,
  book: svg`<path d="M12 6.5C10 5 7.5 4.3 3.5 4.3v13.5c4 0 6.5.7 8.5 2.2 2-1.5 4.5-2.2 8.5-2.2V4.3c-4 0-6.5.7-8.5 2.2zm0 0V20"/>`,
  exam: svg`<path d="M8 4.5H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-14a1 1 0 0 0-1-1h-2M9 3h6v3.5H9zm-.5 10.5l2.5 2.5 4.5-5"/>`,
  award: svg`<circle cx="12" cy="9.5" r="5.5"/><path d="M8.5 14l-1.5 7 5-2.5 5 2.5-1.5-7"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>`,
  back: svg`<path d="M14.5 5l-7 7 7 7"/>`,
  forward: svg`<path d="M9.5 5l7 7-7 7"/>`,
  up: svg`<path d="M5 14.5l7-7 7 7"/>`,
  down: svg`<path d="M5 9.5l7 7 7-7"/>`,
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  cross: svg`<path d="M6.5 6.5l11 11m0-11l-11 11"/>`,
  half: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 0 0 17z" fill="currentColor"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.5 2"/>`,
  cloud: svg`<path d="M7 18.5a4 4 0 0 1-.4-8A5.5 5.5 0 0 1 17.3 9a4.7 4.7 0 0 1 .2 9.5M12 20.5V13m-2.7 2.5L12 12.7l2.7 2.8"/>`,
  phone: svg`<rect x="7" y="3" width="10" height="18" rx="2"/><path d="M11 18h2"/>`,
  flag: svg`<path d="M6 21V4m0 .8c4-2 7 2 12 0v9c-5 2-8-2-12 0"/>`,
  grid: svg`<path d="M4.5 4.5h6v6h-6zm9 0h6v6h-6zm-9 9h6v6h-6zm9 0h6v6h-6z"/>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5z"/>`,
  page: svg`<path d="M6 3.5h8.5l4 4v13H6zM9 11h6.5M9 14.5h6.5M9 7.5h3"/>`,
  offline: svg`<path d="M4 4l16 16M8.5 15.5a5 5 0 0 1 6-.8M5.5 12.2a9.5 9.5 0 0 1 4-2.2m4.8.1a9.5 9.5 0 0 1 4.2 2.1M2.8 9A13.5 13.5 0 0 1 7 6.3m4.5-.8A13.5 13.5 0 0 1 21.2 9M12 19h.01"/>`,
  pen: svg`<path d="M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z"/>`,
  picture: svg`<rect x="3.5" y="5" width="17" height="14" rx="1"/><path d="M4 17l5-5 3.5 3.5L15.5 13l4.5 4.5"/><circle cx="15.5" cy="9" r="1.5"/>`,
  zoom: svg`<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5M10.5 8v5M8 10.5h5"/>`,
  speaker: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15 9.5a3.5 3.5 0 0 1 0 5M17.5 7a7 7 0 0 1 0 10"/>`,
  stop: svg`<rect x="6.5" y="6.5" width="11" height="11" rx="1"/>`,
  again: svg`<path d="M5.5 12a6.5 6.5 0 1 0 2-4.7M7 3.5v4h4"/>`,
  people: svg`<path d="M4 20V9.5l8-5.5 8 5.5V20zM9.5 20v-5.5h5V20"/>`,
} as const;

export type Icon = keyof typeof PATHS;

/** {@return the icon, as high as a line of text} */
export function icon(name: Icon): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>` as TemplateResult;
}
