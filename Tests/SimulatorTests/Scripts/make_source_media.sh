#!/bin/sh
# Makes the source media that the simulator carries: make_source_media.sh OUTPUT.mp4
# Needs ffmpeg with libx264 and the DejaVu fonts. The same ffmpeg makes the same bytes.
set -eu
output=$1
font=/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf
label="fontfile=$font:fontcolor=0x8fa3b8:fontsize=18"

# 960 pictures of 64 ms: 30 fragments of 32. n counts pictures, t seconds.
pictures="color=c=0x18202b:s=320x180:r=125/8:d=61.44"
# A beep of 256 ms at each fragment's start, higher every fifth time.
sound="aevalsrc='0.25*sin(2*PI*(440+220*eq(mod(floor(t/2.048),5),0))*t)*lt(mod(t,2.048),0.256)*sin(PI*mod(t,2.048)/0.256)':s=16000:d=61.44"

ffmpeg -y -v warning -bitexact -f lavfi -i "$pictures" -f lavfi -i "$sound" -filter_complex "
 [0:v]drawbox=x=0:y=150:w=320:h=30:color=0x0d1218:t=fill,
 drawgrid=x=0:y=150:w=10.666:h=30:t=1:color=0x2b3a4a,
 drawtext=$label:text='FRAGMENT':x=16:y=14,
 drawtext=fontfile=$font:text='%{eif\:trunc(n/32)+1\:d\:2}':x=14:y=38:fontsize=72:fontcolor=0xf2c14e,
 drawtext=$label:text='of 30':x=112:y=82,
 drawtext=fontfile=$font:text='%{eif\:trunc(t/60)\:d\:2}\:%{eif\:mod(trunc(t)\,60)\:d\:2}.%{eif\:trunc(mod(t+0.0001\,1)*10)\:d}':x=16:y=118:fontsize=22:fontcolor=0xd7e2ee,
 drawtext=$label:text='frame %{eif\:mod(n\,32)+1\:d\:2}/32':x=150:y=120[base];
 color=c=0xf2c14e:s=10x30:r=125/8:d=61.44[bar];
 color=c=0x4e9af2:s=36x36:r=125/8:d=61.44[ball];
 [base][bar]overlay=x='trunc(n/32)*320/30':y=150:eval=frame[a];
 [a][ball]overlay=x='230+40*cos(2*PI*mod(n,32)/32)':y='56+40*sin(2*PI*mod(n,32)/32)':eval=frame[v]" \
 -map "[v]" -map 1:a -t 61.44 \
 -c:v libx264 -profile:v main -level 1.3 -pix_fmt yuv420p -preset veryslow -crf 24 -bf 0 -g 32 -keyint_min 32 \
 -x264-params "scenecut=0:open-gop=0:threads=1" -video_track_timescale 90000 \
 -c:a aac -b:a 24k -ac 1 -movflags +faststart -map_metadata -1 "$output"
