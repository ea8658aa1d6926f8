#ifndef CSOURCEMEDIA_H
#define CSOURCEMEDIA_H

#include <stddef.h>

/// The first byte of an MP4 file of 30 fragments, H.264 and AAC: what the simulated camera films, over and over.
///
/// It is compiled into the program, so that one file carries everything. The recipe is in the simulator's
/// documentation, article "Source media".
const unsigned char *source_media_start(void);

/// How many bytes the file has.
size_t source_media_count(void);

#endif
