"""python3 subtitles.py cues.txt folder    cues: start|end|Chinese|English, in seconds -> zh.vtt and en.vtt"""
import sys
stamp = lambda s: f"{int(s // 3600):02d}:{int(s % 3600 // 60):02d}:{s % 60:06.3f}"
rows = [line.rstrip('\n').split('|') for line in open(sys.argv[1], encoding='utf-8') if line.strip()]
for column, lang in ((2, 'zh'), (3, 'en')):
    with open(f"{sys.argv[2]}/{lang}.vtt", 'w', encoding='utf-8') as f:
        f.write('WEBVTT\n')
        for i, r in enumerate(rows, 1): f.write(f"\n{i}\n{stamp(float(r[0]))} --> {stamp(float(r[1]))}\n{r[column]}\n")
