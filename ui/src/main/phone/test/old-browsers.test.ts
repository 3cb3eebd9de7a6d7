import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

/**
 * A phone of 2020 has Chromium 80. esbuild turns newer syntax into older one or refuses it; what it cannot see are names that
 * such a browser does not know. Each is listed with the version that brought it.
 */

const SCRIPT: [RegExp, number][] = [
  [/\bstructuredClone\b/, 98],
  [/\.at\(/, 92],
  [/\bObject\.hasOwn\b/, 93],
  [/\bObject\.groupBy\b|\bMap\.groupBy\b/, 117],
  [/\bArray\.fromAsync\b/, 121],
  [/\.(findLast|findLastIndex)\(/, 97],
  [/\.(toSorted|toReversed|toSpliced)\(/, 110],
  [/\.replaceAll\(/, 85],
  [/\.(isWellFormed|toWellFormed)\(/, 111],
  [/\.replaceChildren\b/, 86],
  [/\.checkVisibility\b/, 105],
  [/\.(togglePopover|showPopover|hidePopover)\b/, 114],
  [/\.startViewTransition\b/, 111],
  [/\bPromise\.(any|withResolvers|try)\b/, 85],
  [/\b(AggregateError|WeakRef|FinalizationRegistry)\b/, 84],
  [/\bAbortSignal\.(timeout|any|abort)\b/, 93],
  [/\.throwIfAborted\b/, 100],
  [/\brandomUUID\b/, 92],
  [/\bIntl\.(Segmenter|DurationFormat|supportedValuesOf|DisplayNames)\b/, 81],
  [/\bURL\.canParse\b/, 120],
  [/\bscheduler\./, 94],
  [/\.adoptedStyleSheets\.push\b/, 99],
  [/\b(getScreenDetails|showOpenFilePicker|CompressionStream|DecompressionStream)\b/, 80],
  [/\bcause:/, 93],
];

const STYLE: [RegExp, number][] = [
  [/:(has|is|where)\(/, 88],
  // Within :not() the rule is for newer ones alone, which then need less.
  [/(?<!:not\():focus-visible/, 86],
  [/:(user-invalid|user-valid|open|popover-open)\b/, 114],
  [/@(container|layer|property|scope|starting-style)\b/, 99],
  [/\b(aspect-ratio|accent-color|inset|inset-inline|inset-block|text-wrap|field-sizing|scrollbar-gutter|content-visibility)\s*:/, 84],
  [/[{;]\s*(translate|rotate|scale)\s*:/, 104],
  [/\b(color-mix|oklch|oklab|light-dark)\(/, 111],
  [/\d(dvh|svh|lvh|dvw|svw|lvw|cqw|cqh|lh)\b/, 108],
  [/overflow\s*:\s*clip/, 90],
];

const bundle = await build({
  entryPoints: ['src/main.ts', 'src/service-worker.ts'],
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'chrome80',
  define: { SHELL_FILES: '[]', SHELL_VERSION: '""' },
  outdir: 'out',
  write: false,
  logLevel: 'warning',
});

/** {@return what is not known there, with some of what stands around it} */
function unknown(ending: string, names: [RegExp, number][]): string[] {
  return bundle.outputFiles
    .filter(({ path }) => path.endsWith(ending))
    .flatMap(({ path, text }) =>
      names.flatMap(([name, version]) => {
        const found = name.exec(text);
        return found === null ? [] : [`Chromium ${version}, ${path}: …${text.slice(Math.max(0, found.index - 40), found.index + 60)}…`];
      }),
    );
}

test('no script asks for what Chromium 80 does not have', () => {
  assert.deepEqual(unknown('.js', SCRIPT), []);
});

test('no style says what Chromium 80 does not understand', () => {
  assert.deepEqual(unknown('.css', STYLE), []);
});

test('no row of flex items is held apart by a gap, which came with Chromium 84', () => {
  const styles = bundle.outputFiles.filter(({ path }) => path.endsWith('.css')).map(({ text }) => text);
  assert.equal(styles.length, 1);
  const rules = [...(styles[0] as string).matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector: selector.trim(), body }));
  assert.ok(rules.length > 300);
  const gaps = rules.filter(({ body }) => /(^|[\s;])(row-|column-)?gap\s*:/.test(body) && !/display:\s*(inline-)?grid|columns?:/.test(body));
  assert.deepEqual(gaps.map(({ selector }) => selector), []);
});
