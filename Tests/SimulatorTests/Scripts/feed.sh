#!/bin/sh
# Feeds the stream $1 for $2 seconds in real time, as the README says; prints the acknowledgements.
set -e
ffmpeg -v error -re -f lavfi -i testsrc2=size=320x180:rate=25 -f lavfi -i sine=sample_rate=16000 -t "$2" \
    -c:v libx264 -preset veryfast -g 50 -c:a aac -f matroska -cluster_time_limit 20000 -cluster_size_limit 50M - |
    curl -sS -N -X POST -T - --aws-sigv4 "aws:amz:$AWS_DEFAULT_REGION:kinesisvideo" \
        --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
        -H "x-amzn-stream-name: $1" -H 'x-amzn-fragment-timecode-type: RELATIVE' \
        -H "x-amzn-producer-start-timestamp: $(date +%s.%3N)" "$AWS_ENDPOINT_URL/putMedia"
