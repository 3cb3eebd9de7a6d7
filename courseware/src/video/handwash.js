// Film 1: washing hands for twenty seconds, and personal hygiene.
import { C, clamp, ease, pr, pop, wave, g, text, rect, circ, path, heading, tick, cross, hand, fist, bubbles, germ, tap, ring, cook, title, recap, film, rnd } from './lib.js';
const B = { skin: C.skin2, shade: '#C98F63' };
const plate = (x, y, s = 1) => g(x, y, `<ellipse cx="0" cy="12" rx="92" ry="20" fill="${C.grey}"/><ellipse cx="0" cy="6" rx="92" ry="20" fill="#FFFFFF"/><ellipse cx="0" cy="4" rx="62" ry="12" fill="${C.mint}"/>` +
  path('M-44 2 Q-30 -30 0 -26 Q32 -32 46 2 Z', C.amber) + path('M-26 -8 q8 -10 16 0 M6 -14 q8 -10 18 2', 'none', C.teal, 6), { s });
const icons = {
  start: path('M-16 20 V-2 Q-16 -8 -8 -10 L-6 -20 H6 L8 -10 Q16 -8 16 -2 V20 Z', C.teal) + rect(-8, 2, 16, 9, 2, C.mint),
  wc: rect(-15, -22, 30, 44, 4, C.amber) + circ(10, 6, 2.6, C.ink) + text(0, -6, 'WC', { size: 13, fill: C.ink }),
  meat: path('M-22 4 Q-24 -18 0 -18 Q26 -18 22 4 Q18 20 -2 16 Q-20 18 -22 4 Z', C.brick) + path('M-10 -4 q6 -8 14 -2 M-6 8 q10 -6 18 0', 'none', C.rose, 4) + circ(12, -7, 4.5, C.white),
  bin: rect(-14, -10, 28, 32, 4, C.teal2) + rect(-19, -18, 38, 7, 3, C.teal) + path('M-6 -2 v16 M6 -2 v16', 'none', C.mint, 3),
  cough: circ(-8, 0, 18, C.skin) + circ(-4, -4, 2.4, C.ink) + `<ellipse cx="5" cy="7" rx="4" ry="3" fill="${C.brick}"/>` + circ(17, 4, 3, C.brick) + circ(24, -3, 2.4, C.brick) + circ(25, 10, 2.4, C.brick),
  phone: rect(-22, -20, 24, 40, 5, C.ink) + rect(-19, -15, 18, 27, 2, C.mint) + circ(14, 6, 13, C.amber) + text(14, 13, '¥', { size: 18 })
};
const rubs = [
  ['掌心对掌心', t => g(-20 + 0, 6, hand({}), { r: -6 }) + g(24, 6 + wave(t, 1, 13), hand({ ...B, nails: true }), { r: 8, sx: -1 })],
  ['手心搓手背', t => g(0, 8, hand({ nails: true }), { r: 0 }) + g(8, 2 + wave(t, 1, 15), hand({ ...B, nails: true }), { r: 24 })],
  ['手指交叉搓指缝', t => g(-26, 10, hand({ spread: 9 }), { r: 14 }) + g(26, 10 + wave(t, .9, 10), hand({ ...B, spread: 9, nails: true }), { r: -14, sx: -1 })],
  ['握住拇指转着搓', t => g(-22, 12, hand({}), { r: -8 }) + g(34, 2, fist(B), { r: -58 + wave(t, 1, 18) })],
  ['指尖在掌心揉', t => g(0, 24, hand({}), { r: 0 }) + g(6 + wave(t, .9, 9), -2 + wave(t, .9, 7, .25), g(0, -52, fist({ ...B }), { r: 180, s: .82 }))],
  ['手腕也要转着搓', t => g(0, -22, hand({}), { r: 0 }) + g(6, 34 + wave(t, 1, 10), fist(B), { r: 92, s: .95 })]
];
export default film([
  { d: 6, draw: t => title(t, '洗手，20 秒', '做饭的人，手最要紧', g(512, 196, tap(t, -30, -150, pr(t, 1, .5), 96) + g(-28, 64, hand({}), { r: -10 }) + g(14, 66, hand({ ...B, nails: true }), { r: 12, sx: -1 }) + bubbles(t, 12, 0, 20, 150, 150, pr(t, 1.5, 1)), { o: pr(t, .3, .8) })) },
  { d: 9, draw: t => {
    let s = heading(t, '看不见，不等于没有', { sub: '手碰到哪里，细菌就带到哪里' });
    const m = pr(t, 3.6, 2.2);
    s += plate(470, 286, 1.15) + g(170 + m * 168, 232 + m * 6 - Math.sin(Math.PI * m) * 34, hand({ nails: false }), { r: 6 + m * 52, s: .95 });
    const spots = [[-22, -50], [4, -66], [20, -40], [-8, 4], [16, 16], [48, -6], [-14, 30]];
    const hx = 170 + m * 168, hy = 232 + m * 6 - Math.sin(Math.PI * m) * 34, r = (6 + m * 52) * Math.PI / 180;
    spots.forEach(([x, y], i) => { const q = pop(t, 1.2 + i * .22, .45), X = hx + (x * Math.cos(r) - y * Math.sin(r)) * .95, Y = hy + (x * Math.sin(r) + y * Math.cos(r)) * .95, d = i < 4 ? pr(t, 6 + i * .25, .9) : 0;
      s += germ(t, X + d * (438 + i * 26 - X), Y + d * (258 - (i % 2) * 18 - Y), .62 * q, i); });
    return s; } },
  { d: 13, draw: t => {
    let s = heading(t, '什么时候洗？', { sub: null });
    s += text(604, 62, '换一样活，洗一次手', { size: 25, a: 'end', fill: C.teal, w: 600, o: pr(t, 8.6, .7) });
    [['start', '开工前'], ['wc', '上厕所后'], ['meat', '摸生肉后'], ['bin', '倒垃圾后'], ['cough', '咳嗽擦鼻后'], ['phone', '收钱看手机后']].forEach(([k, lab], i) => {
      const p = pop(t, .9 + i * 1.15, .55), x = 128 + (i % 3) * 192, y = 154 + Math.floor(i / 3) * 124;
      s += g(x, y, rect(-88, -56, 176, 112, 16, C.white, `stroke="${C.mint}" stroke-width="3"`) + g(0, -17, icons[k], { s: 1.12 }) + text(0, 40, lab, { size: lab.length > 5 ? 26 : 28 }), { s: .8 + .2 * p, o: pr(t, .9 + i * 1.15, .35) }); });
    return s; } },
  { d: 6, draw: t => heading(t, '打开流动水，湿手', { n: 1, sub: '别在盆里洗' }) + tap(t, 330, 128, pr(t, .6, .4), 170) + g(296, 268, hand({ thumb: true }), { r: -38, s: .95, sx: -1 }) + g(364, 274, hand({ ...B, nails: true }), { r: 36, s: .95 }) +
      g(150, 232, `<ellipse cx="0" cy="24" rx="62" ry="14" fill="${C.grey}"/>` + path('M-66 -10 H66 Q60 34 36 36 H-36 Q-60 34 -66 -10 Z', C.steel) + `<ellipse cx="0" cy="-10" rx="66" ry="14" fill="${C.water}"/>`, { o: .9 * pr(t, 2.2, .5) }) + cross(206, 190, pop(t, 2.9, .45)) },
  { d: 6, draw: t => { const press = ease((t - 1.2) / .4) - ease((t - 2) / .4), k = clamp((t - 1.7) / .5);
      let s = heading(t, '取洗手液', { n: 2, sub: '一泵就够，抹满双手' });
      s += g(250, 214, rect(-46, -34, 92, 140, 16, C.teal2) + rect(-34, 8, 68, 56, 8, C.white) + text(0, 46, '洗手液', { size: 21, fill: C.teal }) + rect(-16, -54 + press * 8, 32, 24, 5, C.teal) + rect(-7, -84 + press * 12, 14, 34, 4, C.teal) + path(`M-8 ${-84 + press * 12} h58 q14 0 14 12`, 'none', C.teal, 13));
      s += g(352, 270, hand({}), { r: 62, s: .95 });
      s += circ(314, (152 + k * 92).toFixed(1), 9, C.white, `stroke="${C.water}" stroke-width="3" opacity="${t > 1.7 && t < 5.9 ? 1 : 0}"`);
      s += bubbles(t, 14, 470, 200, 150, 150, pr(t, 2.6, 1)); return s; } },
  { d: 23, draw: t => {
      const run = clamp((t - 1) / 20), sec = Math.min(20, Math.floor(Math.max(0, t - 1) + 1e-6)), i = Math.min(5, Math.floor(run * 6)), a = (run * 6 - i), done = t > 21;
      let s = heading(t, '认真揉搓 20 秒', { n: 3, color: C.teal });
      rubs.forEach(([lab, f], k) => { const o = k === i ? clamp(k === 0 ? 1 : a * 20 / 6 / .35) : (k === i - 1 ? 1 - clamp(a * 20 / 6 / .35) : 0); if (o > 0) s += g(206, 238, f(t), { o, s: .92 }); });
      s += bubbles(t, 16, 206, 216, 230, 180, pr(t, .8, 1) * (1 - pr(t, 21.4, .8)));
      s += ring(492, 178, 72, run, done ? C.teal : C.amber) + (done ? g(492, 178, path('M-30 2 L-9 26 L32 -22', 'none', C.teal, 13), { s: pop(t, 21, .5) }) : text(492, 198, sec, { size: 62, fill: C.teal }) + text(492, 228, '秒', { size: 22, fill: C.teal2 }));
      const lab = done ? '够 20 秒了！' : rubs[i][0], lo = done ? pr(t, 21, .3) : (i === 0 ? pr(t, .6, .4) : clamp(a * 20 / 6 / .3));
      s += rect(356, 276, 272, 54, 27, C.teal) + text(492, 313, lab, { size: 30, fill: C.white, o: lo });
      for (let k = 0; k < 6; k++) s += circ(442 + k * 20, 104 - 12, 5, k < i || done ? C.teal : (k === i ? C.amber : C.grey));
      return s; } },
  { d: 6, draw: t => heading(t, '流动水冲干净', { n: 4, sub: '泡沫全部冲掉' }) + tap(t, 330, 128, 1, 170) + g(296, 268, hand({}), { r: -38, s: .95, sx: -1 }) + g(364, 274, hand({ ...B, nails: true }), { r: 36, s: .95 }) + bubbles(t, 22, 330, 240, 220, 150, 1 - pr(t, 2.4, 2)) + [0, 1, 2].map(i => g(180 + i * 150, 190 + (i % 2) * 46, path('M0 -16 L4 -4 L16 0 L4 4 L0 16 L-4 4 L-16 0 L-4 -4 Z', C.amber), { s: pop(t, 3.6 + i * .25, .5) * (1 + wave(t, 1.2, .12, i / 3)) })).join('') },
  { d: 6, draw: t => { let s = heading(t, '擦干，用纸关水龙头', { n: 5, sub: '湿手容易再沾上细菌' });
      s += g(170, 214, rect(-58, -76, 116, 96, 14, C.teal2) + rect(-44, -58, 88, 26, 6, C.mint) + path(`M-36 20 h72 v${(30 + 18 * pr(t, .6, .8)).toFixed(1)} l-12 -8 l-12 8 l-12 -8 l-12 8 l-12 -8 l-12 8 Z`, C.white, C.grey, 2));
      const w = wave(t, 1.1, 10);
      s += g(330, 252, hand({ nails: true }), { r: 10, s: .95 }) + g(342 + w, 246 - w / 2, rect(-46, -40, 92, 74, 8, C.white, `stroke="${C.grey}" stroke-width="2"`) + path('M-28 -20 h52 M-30 0 h58 M-26 18 h46', 'none', C.mint, 4), { r: 12 });
      s += g(0, 0, tap(t, 498, 178, 0) + g(532, 150, rect(-32, -16, 64, 34, 7, C.white, `stroke="${C.grey}" stroke-width="2"`), { r: -6 }), { o: pr(t, 2.6, .6) }) + tick(600, 128, pop(t, 3.4, .45)); return s; } },
  { d: 7, draw: t => { let s = heading(t, '摸熟食前，再消毒双手', { n: 6, sub: '凉菜、备餐、裱花，都要这样' });
      s += g(158, 218, rect(-38, -36, 76, 126, 14, C.amber) + rect(-27, 2, 54, 54, 7, C.white) + text(0, 38, '消毒', { size: 22 }) + rect(-13, -56, 26, 22, 5, C.ink) + path('M-6 -62 h30 q12 0 12 10', 'none', C.ink, 12));
      for (let i = 0; i < 14; i++) { const k = (t * .9 + rnd(i)) % 1; s += circ((202 + k * 108).toFixed(1), (166 + (rnd(i + 30) - .35) * 90 * k).toFixed(1), 3.2, C.water, `opacity="${(pr(t, 1, .5) * (1 - k)).toFixed(2)}"`); }
      s += g(340, 252, hand({}), { r: -8, s: .95 }) + plate(510, 276, .95) + g(430 + 0, 190, path('M0 0 h38 m-14 -13 l15 13 l-15 13', 'none', C.teal, 8), { o: pr(t, 2.4, .5) }) + tick(560, 206, pop(t, 3.2, .45)); return s; } },
  { d: 11, draw: t => { let s = heading(t, '上岗前，照照镜子');
      s += rect(216, 96, 208, 246, 104, C.mint) + g(320, 208, cook({}), { s: .88 });
      [[116, 142, '帽子包住头发', 226, 134, 278, 158], [116, 252, '口罩遮住口鼻', 226, 244, 292, 238], [524, 142, '工作服干净', 414, 160, 372, 290], [524, 206, '指甲剪短', 0], [524, 270, '不戴戒指手表', 0]].forEach(([x, y, lab], i) => {
        s += g(x, y, rect(-104, -29, 208, 54, 27, C.white, `stroke="${C.teal}" stroke-width="3"`) + text(0, 8, lab, { size: 27 }), { s: .85 + .15 * pop(t, 1 + i * 1.3, .5), o: pr(t, 1 + i * 1.3, .35) }); });
      return s; } },
  { d: 7, draw: t => { let s = heading(t, '手破了、发炎了？', { color: C.brick, sub: '马上报告，先离开食品' });
      s += g(150, 262, hand({}), { r: -4, s: .95 }) + g(152, 226, rect(-26, -10, 52, 20, 10, C.sand, `stroke="${C.skin2}" stroke-width="2"`) + rect(-9, -9, 18, 18, 3, C.white), { r: -28, s: pop(t, 1.2, .5), o: pr(t, 1.1, .3) });
      s += g(430, 180, rect(-176, -34, 352, 62, 16, C.white, `stroke="${C.amber}" stroke-width="3"`) + text(0, 9, '小伤口：包好，戴手套', { size: 29 }), { o: pr(t, 1.4, .5) });
      s += g(430, 262, rect(-176, -34, 352, 62, 16, C.rose, `stroke="${C.brick}" stroke-width="3"`) + text(0, 9, '化脓：先换岗，看医生', { size: 29, fill: C.brick }), { o: pr(t, 3.2, .5) });
      return s; } },
  { d: 10, draw: t => recap(t, ['流动水，加洗手液', '揉搓满 20 秒', '换一样活，洗一次手']) }
]);
