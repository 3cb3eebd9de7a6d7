import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'acorn';
import { build, type BuildOptions } from 'esbuild';

/**
 * A phone of 2020 has Chromium 80. esbuild turns newer syntax into older one or refuses it; that it did, a parser tells that knows
 * nothing younger than the language of that year. What neither can see are names that such a browser does not know: each is listed
 * with the version that brought it.
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
  [/\bResponse\.json\(/, 105],
  [/\breportError\(/, 95],
  [/\buserAgentData\b/, 90],
  [/\bstorage\.getDirectory\b/, 86],
  [/\bCSS\.registerProperty\b|\bCSSStyleSheet\(\)\.replace/, 78],
  // A listener that a signal takes away stays for ever there.
  [/addEventListener\([^()]*\{[^{}]*\bsignal\b/, 90],
  [/['"](scrollend|beforetoggle|beforematch)['"]/, 102],
  // Of markup: a name that is not known does nothing, and what it was to keep out of reach is within.
  [/\s(inert|popover|popovertarget)(=|\s|>)/, 102],
  [/\.inert\b/, 102],
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
  [/overflow(-[xy])?\s*:\s*clip/, 90],
  [/[{;]\s*(margin|padding|border)-(inline|block)\s*:/, 87],
  [/[{;]\s*border-(start|end)-(start|end)-radius\s*:/, 89],
  [/[{;]\s*(text-underline-offset|text-decoration-thickness|hyphenate-character)\s*:/, 81],
  [/(?<!-webkit-)\bappearance\s*:(?![^{}]*-webkit-appearance)(?<!-webkit-appearance[^{}]*)/, 84],
  [/:\s*revert\b|\bsubgrid\b/, 84],
  [/::(marker|target-text|file-selector-button)\b|:modal\b/, 86],
  [/@media[^{]*[<>]=?/, 104],
  [/@supports[^{]*selector\(/, 83],
];

const made = {
  entryPoints: ['src/main.ts', 'src/service-worker.ts'],
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'chrome80',
  define: { SHELL_FILES: '[]', SHELL_VERSION: '""' },
  outdir: 'out',
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;
const bundle = await build(made);
/** As it goes to the phones: what makes it small may put newer words for older ones. */
const small = await build({ ...made, minify: true });

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

/** {@return why a script cannot be read by a browser that knows ECMAScript 2020} */
function unreadable(path: string, text: string): string[] {
  try {
    parse(text, { ecmaVersion: 2020, sourceType: 'module' });
    return [];
  } catch (refused) {
    const { message, pos } = refused as SyntaxError & { pos: number };
    return [`${path}: ${message}: …${text.slice(Math.max(0, pos - 60), pos + 60)}…`];
  }
}

test('every script can be read by who knows the language of 2020', () => {
  const scripts = [...bundle.outputFiles, ...small.outputFiles].filter(({ path }) => path.endsWith('.js'));
  assert.ok(scripts.length > 40);
  assert.deepEqual(scripts.flatMap(({ path, text }) => unreadable(path, text)), []);
});

test('the reader of scripts refuses what came later', () => {
  for (const later of ['a ??= b', 'class A { static { b(); } }', 'class A { #b() {} }', 'class A { b = 1 }', 'await a', '/a/v', '#b in c']) {
    assert.equal(unreadable('later', later).length, 1, later);
  }
});

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
