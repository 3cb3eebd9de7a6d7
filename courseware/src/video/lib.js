// Shared drawing kit. Everything is a pure function of time, so every rebuild gives the same frames.
export const C = { teal: '#0B5C57', teal2: '#2F8580', mint: '#D6E8E4', amber: '#E2A33A', sand: '#F6E3BC', brick: '#B5483A',
  rose: '#F3D9D3', paper: '#FBF8F2', ink: '#1F2A2A', white: '#FFFFFF', skin: '#EDBE98', skin2: '#DDA67C', water: '#7FC3BE', grey: '#C9CFCB', steel: '#AEBDBA' };
export const clamp = x => Math.max(0, Math.min(1, x));
export const ease = x => { x = clamp(x); return x < .5 ? 4 * x * x * x : 1 - Math.pow(-2 * x + 2, 3) / 2; };
export const back = x => { x = clamp(x); if (x === 0) return 0; const c = 1.4; return 1 + (c + 1) * Math.pow(x - 1, 3) + c * Math.pow(x - 1, 2); };
/** progress of a step that begins at a and takes d seconds */
export const pr = (t, a, d = .6) => ease((t - a) / d);
export const pop = (t, a, d = .5) => back((t - a) / d);
export const wave = (t, period, amp, phase = 0) => amp * Math.sin(2 * Math.PI * (t / period + phase));
export const rnd = i => { const s = Math.sin(i * 127.1 + 11.7) * 43758.5453; return s - Math.floor(s); };
export const g = (x, y, inner, { s = 1, r = 0, o = 1, sx = 1 } = {}) =>
  `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${r.toFixed(2)}) scale(${(s * sx).toFixed(4)} ${s.toFixed(4)})" opacity="${clamp(o).toFixed(3)}">${inner}</g>`;
export const text = (x, y, str, { size = 26, fill = C.ink, w = 700, a = 'middle', o = 1 } = {}) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${w}" fill="${fill}" text-anchor="${a}" opacity="${clamp(o).toFixed(3)}">${str}</text>`;
export const rect = (x, y, w, h, r, fill, extra = '') => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${extra}/>`;
export const circ = (x, y, r, fill, extra = '') => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${extra}/>`;
export const path = (d, fill = 'none', stroke = 'none', sw = 0, extra = '') =>
  `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${sw}" stroke-linecap="round" stroke-linejoin="round" ${extra}/>`;

/** heading with an optional step number; slides in softly */
export function heading(t, str, { n = null, sub = null, color = C.teal } = {}) {
  const p = pr(t, 0, .6), dx = (1 - p) * -18;
  let s = '';
  if (n !== null) s += g(58 + dx, 50, circ(0, 0, 27, color) + text(0, 13, n, { size: 36, fill: C.white }), { o: p });
  s += g((n !== null ? 98 : 36) + dx, 65, text(0, 0, str, { size: 44, a: 'start', fill: C.ink, w: 800 }), { o: p });
  if (sub) s += g(38, 106, text(0, 0, sub, { size: 26, a: 'start', fill: color, w: 600 }), { o: pr(t, .4, .6) });
  return s;
}
export const tick = (x, y, s = 1) => g(x, y, circ(0, 0, 20, C.teal) + path('M-9 1 L-3 8 L10 -7', 'none', C.white, 5), { s });
export const cross = (x, y, s = 1) => g(x, y, circ(0, 0, 20, C.brick) + path('M-8 -8 L8 8 M8 -8 L-8 8', 'none', C.white, 5), { s });

/** an open hand, fingers up, the palm's centre at 0,0 */
export function hand({ spread = 0, skin = C.skin, nails = false, cuff = C.white, shade = C.skin2, thumb = true } = {}) {
  const f = [[-22, -18, -27 - spread, -68], [-7.5, -24, -9 - spread / 3, -86], [7.5, -24, 9 + spread / 3, -84], [22, -18, 27 + spread, -64]];
  let s = rect(-27, 62, 54, 60, 8, cuff, `stroke="${C.grey}" stroke-width="2"`) + rect(-20, 28, 40, 44, 10, skin);
  if (thumb) s += path('M24 22 Q44 14 54 -14', 'none', skin, 17);
  s += rect(-31, -30, 62, 72, 24, skin);
  for (const [a, b, c, d] of f) s += path(`M${a} ${b} L${c} ${d}`, 'none', skin, 14.5);
  for (const [a, b] of [[-15, -30], [0, -33], [15, -30]]) s += path(`M${a} ${b} v-12`, 'none', shade, 1.6);
  if (nails) for (const [, , c, d] of f) s += `<ellipse cx="${c}" cy="${d - 1}" rx="4" ry="5" fill="#FBE6D6"/>`;
  else s += path('M-18 2 Q0 -8 20 4 M-20 18 Q-4 8 8 26', 'none', shade, 2);
  return s;
}
export function fist({ skin = C.skin, shade = C.skin2, cuff = C.white } = {}) {
  return rect(-27, 62, 54, 60, 8, cuff, `stroke="${C.grey}" stroke-width="2"`) + rect(-20, 20, 40, 52, 10, skin) + rect(-34, -28, 68, 60, 22, skin) +
    path('M-17 -26 v26 M0 -27 v28 M17 -26 v26', 'none', shade, 2) + path('M34 14 Q18 22 -4 14', 'none', shade, 2) ;
}
export function bubbles(t, n, cx, cy, w, h, o = 1) {
  let s = '';
  for (let i = 0; i < n; i++) {
    const life = 2.2 + rnd(i) * 1.6, k = ((t / life + rnd(i + 50)) % 1), x = cx + (rnd(i + 9) - .5) * w + wave(t, 2.4, 4, rnd(i + 3)), y = cy + h / 2 - k * h;
    s += circ(x.toFixed(1), y.toFixed(1), (4 + rnd(i + 21) * 8).toFixed(1), C.white, `stroke="${C.water}" stroke-width="2" opacity="${(o * Math.sin(Math.PI * k)).toFixed(2)}"`);
  }
  return s;
}
export function germ(t, x, y, s = 1, i = 0, o = 1) {
  let a = '';
  for (let k = 0; k < 8; k++) { const q = k * Math.PI / 4; a += path(`M${(9 * Math.cos(q)).toFixed(1)} ${(9 * Math.sin(q)).toFixed(1)} L${(14 * Math.cos(q)).toFixed(1)} ${(14 * Math.sin(q)).toFixed(1)}`, 'none', C.brick, 3); }
  a += circ(0, 0, 10.5, C.brick) + circ(-3.5, -2, 2.2, C.white) + circ(3.5, -2, 2.2, C.white) + path('M-4 4 Q0 1.5 4 4', 'none', C.white, 1.6);
  return g(x, y, a, { s: s * (1 + wave(t, 1.7, .05, rnd(i))), r: wave(t, 2.6, 9, rnd(i + 5)), o });
}
export function tap(t, x, y, on = 1, len = 130) {
  let s = '';
  if (on > 0) {
    s += rect(x - 11, y + 26, 22, len, 9, C.water, `opacity="${(.55 * on).toFixed(2)}"`);
    for (let i = 0; i < 3; i++) s += path(`M${x - 5 + i * 5} ${y + 30} v${len - 8}`, 'none', C.white, 2.4, `stroke-dasharray="14 16" stroke-dashoffset="${(-(t * 90 + i * 11)).toFixed(1)}" opacity="${(.9 * on).toFixed(2)}"`);
    for (let i = 0; i < 6; i++) { const k = (t * 1.4 + i / 6) % 1; s += circ((x + (i % 2 ? 1 : -1) * (8 + k * 34)).toFixed(1), (y + 26 + len - 26 * Math.sin(Math.PI * k)).toFixed(1), 3, C.water, `opacity="${(on * (1 - k)).toFixed(2)}"`); }
  }
  s += path(`M${x + 92} ${y + 16} h-60 q-32 0 -32 14`, 'none', C.teal2, 22) + rect(x + 80, y - 18, 26, 70, 6, C.teal) + rect(x + 28, y - 20, 14, 28, 5, C.teal) + rect(x + 12, y - 28, 46, 12, 6, C.teal);
  return s;
}
export function ring(cx, cy, r, p, color, sw = 14) {
  const L = 2 * Math.PI * r;
  return circ(cx, cy, r, C.white, `stroke="${C.mint}" stroke-width="${sw}"`) + `<circle cx="${cx}" cy="${cy}" r="${r}" fill="none" stroke="${color}" stroke-width="${sw}" stroke-linecap="round" stroke-dasharray="${(L * p).toFixed(2)} ${L.toFixed(2)}" transform="rotate(-90 ${cx} ${cy})" ${p <= 0 ? 'opacity="0"' : ''}/>`;
}
export function steam(t, x, y, n = 3, gap = 24, o = 1, h = 40) {
  let s = '';
  for (let i = 0; i < n; i++) { const k = (t / 2.4 + i * .37) % 1; s += g(x + (i - (n - 1) / 2) * gap, y - k * 16, path(`M0 0 q-9 -${h / 4} 0 -${h / 2} q9 -${h / 4} 0 -${h / 2}`, 'none', C.steel, 5), { o: o * Math.sin(Math.PI * k) * .85 }); }
  return s;
}
/** the cook used in all our pictures: white cap, mask, white coat; drawn from the head to the waist */
export function cook({ mask = true, cap = true, apron = C.teal, skin = C.skin } = {}) {
  let s = path('M-66 150 Q-66 78 -22 70 L22 70 Q66 78 66 150 Z', C.white, C.grey, 2);
  s += path('M-30 150 V104 Q0 116 30 104 V150 Z', apron) + path('M-30 106 L-20 72 M30 106 L20 72', 'none', apron, 5);
  s += rect(-14, 46, 28, 34, 12, C.skin2) + circ(0, 14, 42, skin) + circ(-42, 18, 8, skin) + circ(42, 18, 8, skin);
  s += circ(-15, 10, 4.2, C.ink) + circ(15, 10, 4.2, C.ink) + path('M-22 -1 q7 -5 14 0 M8 -1 q7 -5 14 0', 'none', C.ink, 2.6);
  s += mask ? path('M-34 22 Q0 12 34 22 Q34 50 0 58 Q-34 50 -34 22 Z', C.mint, C.teal2, 2) + path('M-34 24 L-42 14 M34 24 L42 14 M-20 33 Q0 28 20 33 M-18 43 Q0 39 18 43', 'none', C.teal2, 2) : path('M-12 32 Q0 42 12 32', 'none', C.ink, 3);
  if (cap) s += path('M-44 -6 Q-46 -46 -28 -44 Q-22 -66 0 -62 Q22 -66 28 -44 Q46 -46 44 -6 Q0 -20 -44 -6 Z', C.white, C.grey, 2) + path('M-44 -6 Q0 -20 44 -6 L43 4 Q0 -10 -43 4 Z', C.teal);
  return s;
}
/** opening card, same in every film */
export function title(t, big, small, art) {
  return rect(0, 0, 640, 360, 0, C.teal) + circ(560, 40, 190, C.teal2, 'opacity=".35"') + circ(600, 350, 120, C.amber, 'opacity=".16"') +
    g(0, (1 - pr(t, .1, .8)) * 14, text(44, 158, big, { size: 60, a: 'start', fill: C.white, w: 800 }), { o: pr(t, .1, .7) }) +
    g(0, 0, rect(46, 182, (110 * pr(t, .7, .7)).toFixed(1), 6, 3, C.amber)) +
    text(44, 234, small, { size: 28, a: 'start', fill: C.sand, w: 500, o: pr(t, .8, .7) }) +
    text(44, 322, '两库 · 食品安全基础', { size: 20, a: 'start', fill: C.mint, w: 500, o: pr(t, 1.3, .7) }) + art;
}
/** closing card: three things to remember, one after another */
export function recap(t, items, at = [1, 3.4, 5.8], head = '记住三点') {
  let s = rect(0, 0, 640, 360, 0, C.teal) + circ(600, 20, 160, C.teal2, 'opacity=".35"') + text(44, 70, head, { size: 42, a: 'start', fill: C.amber, w: 800, o: pr(t, .1, .6) });
  items.forEach((str, i) => {
    const p = pop(t, at[i], .6), y = 128 + i * 72;
    s += g(0, (1 - p) * 10, rect(40, y - 32, 560, 60, 14, C.paper) + circ(74, y - 2, 19, C.amber) + text(74, y + 8, i + 1, { size: 26, fill: C.ink }) + text(108, y + 10, str, { size: 32, a: 'start' }), { o: pr(t, at[i], .5) });
  });
  return s;
}
/** the film: scenes follow each other with a soft cross-fade */
export function film(scenes) {
  const FADE = .5; let at = 0; const list = scenes.map(s => { const r = { ...s, at }; at += s.d; return r; }); const total = at;
  return { total, list, frame(t) {
    let out = rect(0, 0, 640, 360, 0, C.paper);
    list.forEach((s, i) => {
      const a = t - s.at; if (a < 0 || a > s.d + FADE) return;
      // the old scene fades to paper first, then the new one appears: two pictures are never seen through each other
      out += rect(0, 0, 640, 360, 0, C.paper, `opacity="${i === 0 ? 1 : ease(a / .35).toFixed(3)}"`) + `<g opacity="${i === 0 ? 1 : ease((a - .22) / .4).toFixed(3)}">${s.draw(Math.min(a, s.d + FADE), s.d)}</g>`;
    });
    out += rect(0, 354, 640, 6, 0, '#00000018') + rect(0, 354, (640 * clamp(t / total)).toFixed(1), 6, 0, C.amber);
    return out;
  } };
}
