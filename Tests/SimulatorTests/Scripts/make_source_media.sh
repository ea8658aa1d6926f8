#!/bin/sh
# Makes the source media that the simulator carries: make_source_media.sh FOLDER
# Needs ffmpeg with libx264 and libx265, and the DejaVu fonts. The same ffmpeg makes the same bytes.
set -eu
folder=$1
font=/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf
label="fontfile=$font:fontcolor=0x8fa3b8:fontsize=18"

# 960 pictures of 64 ms: 30 fragments of 32. n counts pictures, t seconds.
pictures="color=c=0x18202b:s=320x180:r=125/8:d=61.44"
# A beep of 256 ms at each fragment's start, higher every fifth time.
sound="aevalsrc='0.25*sin(2*PI*(440+220*eq(mod(floor(t/2.048),5),0))*t)*lt(mod(t,2.048),0.256)*sin(PI*mod(t,2.048)/0.256)':s=16000:d=61.44"
drawing="
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
 [a][ball]overlay=x='230+40*cos(2*PI*mod(n,32)/32)':y='56+40*sin(2*PI*mod(n,32)/32)':eval=frame"

# draw LAST_FILTER OPTION…: the drawing through one more filter, with its sound at hand, into the output of the options.
draw() {
    last_filter=$1
    shift
    ffmpeg -y -v error -bitexact -f lavfi -i "$pictures" -f lavfi -i "$sound" \
        -filter_complex "$drawing,$last_filter[v]" -map "[v]" "$@"
}

# film NAME LAST_FILTER OPTION…: an MP4 file of the drawing and its sound; the options say how pictures are encoded.
film() {
    name=$1
    filter=$2
    shift 2
    draw "$filter" -map 1:a -t 61.44 "$@" -pix_fmt yuv420p -bf 0 -g 32 -keyint_min 32 -video_track_timescale 90000 \
        -c:a aac -b:a 24k -ac 1 -movflags +faststart -map_metadata -1 "$folder/$name"
}

h264_groups="scenecut=0:open-gop=0:threads=1"
h265_groups="scenecut=0:open-gop=0:keyint=32:min-keyint=32:bframes=0:pools=none:frame-threads=1:info=0:log-level=error"

film source.mp4 null -c:v libx264 -profile:v main -level 1.3 -preset veryslow -crf 24 -x264-params "$h264_groups"
film source-h265.mp4 null -c:v libx265 -tag:v hvc1 -preset slower -crf 30 -x265-params "$h265_groups"
film source-small.mp4 scale=256:144:flags=bicubic+bitexact \
    -c:v libx264 -profile:v high -level 1.1 -preset veryslow -crf 27 -x264-params "$h264_groups"

# The first picture of each fragment as a JPEG, one after the other, and how many bytes each one has.
stills=$(mktemp -d)
trap 'rm -r "$stills"' EXIT
draw "select='not(mod(n,32))',format=yuvj420p" -fps_mode passthrough -threads 1 -huffman optimal -q:v 12 "$stills/%02d.jpg"
cat "$stills"/*.jpg > "$folder/source-stills.mjpeg"
for still in "$stills"/*.jpg; do
    printf '%d,\n' "$(wc -c < "$still")"
done > "$folder/source-stills.counts"
