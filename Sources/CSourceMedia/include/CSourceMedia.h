#ifndef CSOURCEMEDIA_H
#define CSOURCEMEDIA_H

#include <stddef.h>

/// What the simulated camera films, over and over: 30 fragments, compiled into the program so that one file carries
/// everything. The recipe is in the simulator's documentation, article "Source media".

/// Some media in memory.
struct source_media {
    /// The first byte; null where there is no such entry.
    const unsigned char *start;
    /// How many bytes there are; 0 where there is no such entry.
    size_t count;
};

/// The films: MP4 files of one content and one layout, by how their pictures are encoded. The sound is AAC in each.
enum source_film {
    /// H.264 Main, 320 by 180.
    source_film_h264,
    /// H.265 Main, 320 by 180.
    source_film_h265,
    /// H.264 High, 256 by 144: a camera that was switched to other settings.
    source_film_small,
};

/// A film.
struct source_media source_film(enum source_film film);

/// How many stills there are: one for each fragment of the films.
size_t source_still_count(void);

/// The JPEG file of the first picture of a fragment of the films, 320 by 180; `index` counts from 0.
struct source_media source_still(size_t index);

#endif
