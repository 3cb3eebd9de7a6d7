#!/bin/sh
# sh build.sh <film> <target-folder>    film: handwash | temperature
set -eu
film=$1; to=$2; cd "$(dirname "$0")"; tmp=$(mktemp -d); fps=12
nice -n 10 node render.mjs "$film" "$tmp" $fps > "$tmp/info.json"
total=$(sed 's/.*"total":\([0-9.]*\).*/\1/' "$tmp/info.json"); starts=$(sed 's/.*"starts":\[\([0-9.,]*\)\].*/\1/' "$tmp/info.json")
case $film in handwash) tick="41 61";; *) tick="";; esac
python3 sound.py "$tmp/music.wav" "$total" "$starts" $tick
# two passes towards 1.25 MB in all, so that a lesson stays cheap on a phone
rate=$(awk "BEGIN{printf \"%d\", 1250000*8/$total-33000}")
enc() { nice -n 10 ffmpeg -v error -y -framerate $fps -i "$tmp/f%05d.png" "$@"; }
x264="-c:v libx264 -profile:v baseline -level 3.0 -pix_fmt yuv420p -preset slower -tune animation -b:v $rate -g 96 -passlogfile $tmp/pass -vf scale=out_color_matrix=bt709:out_range=tv -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
enc $x264 -pass 1 -an -f null -
enc -i "$tmp/music.wav" -map 0:v -map 1:a $x264 -pass 2 -c:a aac -profile:a aac_low -ac 1 -ar 32000 -b:a 32k -t "$total" -movflags +faststart "$to/video.mp4"
ffmpeg -v error -y -i "$tmp/f$(printf %05d 66).png" -q:v 6 "$to/poster.jpg"
rm -rf "$tmp"
