#include "CSourceMedia.h"

// Clang offers C23's #embed in earlier C, too, and says so each time.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char h264[] = {
#embed "source.mp4"
};

static const unsigned char h265[] = {
#embed "source-h265.mp4"
};

static const unsigned char small[] = {
#embed "source-small.mp4"
};

static const struct source_media films[] = {
    [source_film_h264] = {h264, sizeof h264},
    [source_film_h265] = {h265, sizeof h265},
    [source_film_small] = {small, sizeof small},
};

// The stills one after the other, and how many bytes each one has.
static const unsigned char stills[] = {
#embed "source-stills.mjpeg"
};

static const size_t still_byte_counts[] = {
#include "source-stills.counts"
};

static const struct source_media nothing = {NULL, 0};

struct source_media source_film(enum source_film film) {
    return (size_t)film < sizeof films / sizeof *films ? films[film] : nothing;
}

size_t source_still_count(void) { return sizeof still_byte_counts / sizeof *still_byte_counts; }

struct source_media source_still(size_t index) {
    if (index >= source_still_count()) return nothing;
    const unsigned char *start = stills;
    for (size_t earlier = 0; earlier < index; earlier++) start += still_byte_counts[earlier];
    return (struct source_media){start, still_byte_counts[index]};
}
