"""Quiet music for a film: a slow pentatonic pattern over soft chords, a chime at each scene, and (optionally) one tick a second.
python3 sound.py out.wav total_seconds scene_starts(comma) [tick_from tick_to]"""
import sys, wave
import numpy as np
out, total, starts = sys.argv[1], float(sys.argv[2]), [float(x) for x in sys.argv[3].split(',')]
R = 32000; n = int(total * R); mix = np.zeros(n + R * 4)
hz = lambda m: 440 * 2 ** ((m - 69) / 12)
def put(at, sig, gain):
    i = int(at * R)
    if i < n: mix[i:i + len(sig)] += gain * sig[:len(mix) - i]
def mallet(m, d=1.6):
    t = np.arange(int(d * R)) / R; f = hz(m)
    return (np.sin(2*np.pi*f*t) * np.exp(-3.2*t) + .28*np.sin(2*np.pi*4*f*t) * np.exp(-11*t)) * np.minimum(1, t / .006)
def pad(notes, d):
    t = np.arange(int(d * R)) / R; s = sum(np.sin(2*np.pi*hz(m)*t + k) + .5*np.sin(2*np.pi*hz(m)*1.003*t) for k, m in enumerate(notes))
    return s / len(notes) * np.sin(np.pi * np.clip(t / d, 0, 1)) ** .8
chords = [(48, 55, 64), (45, 52, 60), (53, 57, 60), (43, 50, 59)]
tune = [72, 76, 79, 76, 74, 79, 81, 79, 69, 72, 76, 74, 67, 72, 74, 76]
at, k = 0.0, 0
while at < total - 3:
    put(at, pad(chords[k % 4], 6.6), .10)
    for j in range(4): put(at + j * 1.35, mallet(tune[(k * 4 + j) % 16]), .105 if (k + j) % 5 else .06)
    at += 5.4; k += 1
for s in starts[1:]:
    put(s + .15, mallet(84, 2), .13); put(s + .30, mallet(88, 2), .10)
if len(sys.argv) > 5:
    a, b = float(sys.argv[4]), float(sys.argv[5])
    for i in range(int(b - a)): put(a + i, mallet(91 if i % 5 else 96, .35), .10)
    for j, m in enumerate((79, 84, 88)): put(b + j * .16, mallet(m, 2), .16)
mix = mix[:n]; e = np.ones(n); f = int(1.2 * R); e[:f] = np.linspace(0, 1, f); e[-2 * f:] = np.linspace(1, 0, 2 * f)
mix = np.tanh(mix * e * 1.3) ; mix *= .5 / np.abs(mix).max()
with wave.open(out, 'wb') as w: w.setnchannels(1); w.setsampwidth(2); w.setframerate(R); w.writeframes((mix * 32767).astype('<i2').tobytes())
