// Film 2: temperature and time.
import { C, clamp, ease, pr, pop, wave, rnd, g, text, rect, circ, path, heading, tick, cross, germ, ring, steam, title, recap, film } from './lib.js';
/** thermometer: tube from y0 (bottom) to y1, level 0..1 */
function thermo(x, y0, y1, level, color, w = 22) {
  const h = y0 - y1;
  return rect(x - w / 2 - 5, y1 - 8, w + 10, h + 20, w / 2 + 5, C.white, `stroke="${C.grey}" stroke-width="3"`) + circ(x, y0 + 22, w + 4, C.white, `stroke="${C.grey}" stroke-width="3"`) +
    rect(x - w / 2 - 3.5, y0 - 8, w + 7, 24, 0, C.white) + rect(x - w / 2 + 3, (y0 - h * level).toFixed(1), w - 6, (h * level + 14).toFixed(1), 6, color) + circ(x, y0 + 22, w - 3, color);
}
const pot = (t, on = 1) => path('M-96 -20 h192 v58 q0 34 -34 34 h-124 q-34 0 -34 -34 Z', C.steel) + rect(-108, -32, 216, 18, 9, C.teal) + rect(-136, -12, 36, 14, 7, C.ink) + rect(100, -12, 36, 14, 7, C.ink) +
  [-60, -20, 20, 60].map((x, i) => g(x, 108, path('M0 0 Q-16 -10 -6 -26 Q-2 -14 4 -30 Q18 -14 0 0 Z', i % 2 ? C.amber : C.brick), { s: on * (1 + wave(t, .6, .12, i / 4)) })).join('');
const tray = (x, fill, food) => rect(x - 66, -8, 132, 40, 8, C.steel) + path(`M${x - 56} -8 Q${x - 40} -34 ${x} -32 Q${x + 40} -34 ${x + 56} -8 Z`, fill) + food;
const clock = (r, hours, col) => circ(0, 0, r, C.white, `stroke="${col}" stroke-width="9"`) + [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(i => { const q = i * Math.PI / 6; return circ((Math.sin(q) * (r - 15)).toFixed(1), (-Math.cos(q) * (r - 15)).toFixed(1), i % 3 ? 2.4 : 4.4, C.ink); }).join('') +
  `<g transform="rotate(${(hours * 30).toFixed(1)})">${path(`M0 0 V${-r * .46}`, 'none', C.ink, 8)}</g><g transform="rotate(${(hours * 360 % 360).toFixed(1)})">${path(`M0 0 V${-r * .68}`, 'none', C.brick, 5)}</g>` + circ(0, 0, 6, C.ink);
const badge = (x, y, big, small, col, t, at) => g(x, y, rect(-112, -50, 224, 100, 18, C.white, `stroke="${col}" stroke-width="4"`) + text(0, 6, big, { size: 46, fill: col, w: 800 }) + text(0, 37, small, { size: 23, fill: C.ink, w: 600 }), { s: .8 + .2 * pop(t, at, .5), o: pr(t, at, .35) });
export default film([
  { d: 6, draw: t => title(t, '温度与时间', '管好这两样，细菌长不快', g(510, 180, thermo(-40, 90, -110, .25 + .5 * pr(t, .8, 2), C.brick) + g(62, 10, clock(58, 2 * pr(t, 1, 3), C.amber)), { o: pr(t, .3, .8) })) },
  { d: 17, draw: t => {
    let s = heading(t, '危险带：8 到 60 °C');
    // not to scale: each of the three zones needs room for its words
    const y = v => v < 8 ? 322 - (v + 10) / 18 * 54 : v < 60 ? 268 - (v - 8) / 52 * 116 : 152 - (v - 60) / 40 * 58, X = 116;
    const band = (a, b, col, at) => rect(186, y(b).toFixed(1), (418 * pr(t, at, .8)).toFixed(1), (y(a) - y(b)).toFixed(1), 10, col, `opacity="${pr(t, at, .4).toFixed(2)}"`);
    s += band(62, 100, C.sand, 1) + band(-10, 7.2, C.mint, 2.2) + band(8.6, 59.9, C.rose, 3.4);
    const lv = .14 + .34 * pr(t, 4.2, 2.4) + wave(t, 3, .012);
    s += thermo(X, 312, 96, lv, C.brick, 20);
    s += text(176, y(60) + 10, '60', { size: 28, a: 'end', fill: C.brick, o: pr(t, 3.6, .4) }) + text(176, y(8) + 10, '8', { size: 28, a: 'end', fill: C.brick, o: pr(t, 3.6, .4) });
    s += text(206, y(80) + 9, '热：多数细菌活不好', { size: 26, a: 'start', fill: C.ink, o: pr(t, 1.5, .5) }) + text(206, y(-1.3) + 10, '冷：细菌长得慢', { size: 26, a: 'start', fill: C.teal, o: pr(t, 2.7, .5) });
    s += text(206, 190, '温温的：长得飞快', { size: 30, a: 'start', fill: C.brick, o: pr(t, 4, .5) * (1) });
    const n = Math.min(32, Math.pow(2, Math.max(0, (t - 6.4) / 1.7)));
    for (let i = 0; i < 32; i++) { const born = i === 0 ? 5.6 : 6.4 + 1.7 * Math.log2(i + .001), q = i === 0 ? pop(t, 5.6, .5) : pop(t, born, .5); if (q <= 0) continue; const par = i === 0 ? 0 : i - Math.pow(2, Math.floor(Math.log2(i)));
      const P = k => [226 + (k * 7 % 16) * 24 + (rnd(k) - .5) * 6, 217 + (k % 2) * 32 + (rnd(k + 40) - .5) * 5]; const [ax, ay] = P(par), [bx, by] = P(i), m = ease((t - born) / .8); s += germ(t, i ? ax + (bx - ax) * m : bx, i ? ay + (by - ay) * m : by, .68 * clamp(q), i); }
    return s; } },
  { d: 14, draw: t => {
    let s = heading(t, '烧熟煮透：中心 ≥ 70 °C', { sub: '看颜色不算数，量最厚的地方' });
    const k = pr(t, 2.2, 5.2), T = Math.round(18 + 56 * k), ok = T >= 70;
    s += g(200, 240, g(0, 0, path('M-110 46 Q-124 -28 -40 -50 Q60 -72 112 -16 Q136 36 86 58 Q0 78 -110 46 Z', '#A8593F') + path(`M-92 38 Q-100 -18 -34 -36 Q54 -52 96 -10 Q112 28 76 44 Q0 60 -92 38 Z`, '#D9866F') + path('M-60 26 Q-66 -8 -20 -20 Q40 -32 66 -4 Q76 20 50 30 Q0 40 -60 26 Z', C.brick, 'none', 0, `opacity="${(1 - clamp(k * 1.05)).toFixed(2)}"`)) + steam(t, 0, -62, 4, 40, pr(t, 3.5, 2), 34));
    const dip = pr(t, 1.2, .9);
    s += g(204 + (1 - dip) * 40, 244 - (1 - dip) * 70, path('M0 0 L104 -74', 'none', C.ink, 6) + path('M0 0 L40 -28', 'none', C.steel, 6));
    s += rect(330, 128, 270, 128, 20, C.ink) + rect(346, 144, 238, 96, 12, ok ? C.mint : C.paper) + text(470, 216, `${T}°C`, { size: 66, fill: ok ? C.teal : C.brick, w: 800 });
    s += path('M308 170 Q318 168 332 172', 'none', C.ink, 6, `opacity="${dip.toFixed(2)}"`);
    s += tick(588, 140, pop(t, 7.4, .5) * 1.2) + text(466, 306, ok ? '到 70 °C，才算熟透' : '还不够，继续加热', { size: 30, fill: ok ? C.teal : C.brick, o: pr(t, 2, .5) });
    return s; } },
  { d: 9, draw: t => heading(t, '热菜要热着：≥ 60 °C', { sub: '保温台先开、先热，再放菜' }) +
      g(200, 236, rect(-190, 28, 380, 66, 14, C.teal) + rect(-190, 22, 380, 14, 7, C.teal2) + g(0, 0, tray(-116, C.amber, '') + tray(16, C.brick, '') + tray(148 - 16, C.teal2, ''), { s: .86 }) + [-100, 10, 112].map(x => steam(t, x, -40, 3, 22, pr(t, .8, .8), 38)).join('') + rect(-150, 52, 78, 28, 8, C.ink) + text(-111, 73, `${Math.round(38 + 27 * pr(t, 1, 2.4))}°C`, { size: 20, fill: C.amber }), { s: .86 }) + badge(502, 224, '≥ 60 °C', '热着放', '#9A6A12', t, 1.6) + tick(600, 178, pop(t, 3.6, .45)) },
  { d: 12, draw: t => { let s = heading(t, '冷的要冷着：0 到 8 °C', { sub: '别塞太满，随手关门' });
      s += g(200, 228, rect(-84, -104, 168, 206, 16, C.teal) + rect(-74, -94, 148, 112, 10, C.mint) + rect(-74, 28, 148, 64, 10, '#E9F3F1') + path('M-70 -34 h140', 'none', C.white, 5) +
        g(-36, -52, rect(-24, -18, 48, 36, 6, C.white, `stroke="${C.teal2}" stroke-width="2"`) + rect(-24, -22, 48, 9, 4, C.amber)) + g(34, -52, rect(-24, -18, 48, 36, 6, C.white, `stroke="${C.teal2}" stroke-width="2"`) + rect(-24, -22, 48, 9, 4, C.amber)) + g(-32, -2, path('M-24 14 q0 -26 24 -26 q24 0 24 26 Z', C.amber)) + g(36, -2, path('M-22 14 q4 -24 22 -26 q20 2 22 26 Z', C.brick)) +
        [-44, 0, 44].map((x, i) => g(x, 60, path('M0 -18 V18 M-16 -9 L16 9 M16 -9 L-16 9', 'none', C.teal2, 4), { r: t * 14 + i * 20 })).join('') + rect(76, -34, 7, 50, 3, C.amber));
      s += badge(470, 176, '0–8 °C', '冷藏', C.teal, t, 1.2) + badge(470, 288, '≤ −12 °C', '冷冻', C.teal2, t, 3) ;
      return s; } },
  { d: 17, draw: t => {
    let s = heading(t, t < 6.9 ? '放在常温，别过 2 小时' : '超过 2 小时，怎么办？', { color: C.brick });
    if (t >= 6.9 && t < 7.6) s = `<g opacity="${pr(t, 6.9, .6).toFixed(2)}">${s}</g>`;
    const h = 2.1 * pr(t, 1, 4.6);
    s += g(140, 212, clock(84, h, h >= 2 ? C.brick : C.amber)) + text(140, 334, h > 2 ? '超过 2 小时' : `${h.toFixed(1)} 小时`, { size: 26, fill: h >= 2 ? C.brick : C.ink, o: t > .6 ? 1 : 0 });
    s += g(420, 224, `<ellipse cx="0" cy="30" rx="120" ry="24" fill="${C.grey}"/><ellipse cx="0" cy="22" rx="120" ry="24" fill="#fff"/>` + path('M-80 20 Q-60 -36 -6 -34 Q60 -40 82 20 Z', C.amber) + path('M-44 -4 q12 -14 26 0 M10 -12 q12 -14 28 0', 'none', C.teal, 8), { o: 1 - pr(t, 6.8, .6) });
    for (let i = 0; i < 14; i++) s += germ(t, 336 + (i * 5 % 14) * 13, 196 + (i % 3) * 20 + rnd(i) * 6, .62 * pop(t, 1.6 + i * .3, .4), i, 1 - pr(t, 6.6, .6));
    s += g(428, 146, rect(-176, -44, 352, 88, 18, C.white, `stroke="${C.teal}" stroke-width="4"`) + text(-4, -6, '没变质：再加热', { size: 29 }) + text(-4, 30, '中心 ≥ 70 °C', { size: 31, fill: C.teal, w: 800 }) + tick(150, -30, pop(t, 8.6, .45)), { o: pr(t, 7.6, .5), s: .9 + .1 * pop(t, 7.6, .5) });
    s += g(428, 262, rect(-176, -44, 352, 88, 18, C.rose, `stroke="${C.brick}" stroke-width="4"`) + text(-4, -6, '有异味、发黏：扔掉', { size: 29, fill: C.brick }) + text(-4, 28, '拿不准，也扔掉', { size: 27, w: 600 }) + cross(150, -30, pop(t, 11.4, .45)), { o: pr(t, 10.6, .5), s: .9 + .1 * pop(t, 10.6, .5) });
    return s; } },
  { d: 10, draw: t => { let s = heading(t, '要冷藏，就快点凉', { sub: '大桶凉得慢，分小份、用浅盘' });
      s += g(150, 246, path('M-70 -66 h140 v120 q0 22 -22 22 h-96 q-22 0 -22 -22 Z', C.steel) + rect(-80, -78, 160, 18, 9, C.teal) + steam(t, 0, -84, 3, 30, 1, 30), {}) + cross(226, 170, pop(t, 1.8, .45));
      s += g(286, 246, path('M-26 0 h52 m-18 -16 l18 16 l-18 16', 'none', C.amber, 9), { o: pr(t, 2.6, .5) });
      [0, 1, 2, 3].forEach(i => { s += g(402 + (i % 2) * 142, 204 + Math.floor(i / 2) * 84, rect(-60, -6, 120, 32, 7, C.steel) + path('M-52 -6 Q-30 -22 0 -20 Q30 -22 52 -6 Z', C.amber) + steam(t, 0, -22, 2, 26, 1 - pr(t, 5, 2), 22), { s: .7 + .3 * pop(t, 3 + i * .35, .45), o: pr(t, 3 + i * .35, .3) }); });
      s += tick(606, 168, pop(t, 5.4, .45)); return s; } },
  { d: 13, draw: t => { let s = rect(0, 0, 640, 360, 0, C.teal) + circ(600, 20, 160, C.teal2, 'opacity=".35"') + text(44, 68, '记住四个数', { size: 42, a: 'start', fill: C.amber, w: 800, o: pr(t, .1, .6) });
      [['70 °C', '熟透，中心不低于', C.brick], ['60 °C', '热着放，不低于', '#9A6A12'], ['8 °C', '冷着放，不高于', C.teal], ['2 小时', '常温放，不超过', C.ink]].forEach(([b, l, col], i) => { const x = 176 + (i % 2) * 290, y = 146 + Math.floor(i / 2) * 122;
        s += g(x, y, rect(-136, -52, 272, 108, 18, C.paper) + text(0, 2, b, { size: 50, fill: col, w: 800 }) + text(0, 40, l, { size: 25, w: 600 }), { s: .85 + .15 * pop(t, 1 + i * 2, .5), o: pr(t, 1 + i * 2, .4) }); });
      return s; } }
]);
