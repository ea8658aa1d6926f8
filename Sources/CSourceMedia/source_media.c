#include "CSourceMedia.h"

// Clang offers C23's #embed in earlier C, too, and says so each time.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char source_media[] = {
#embed "source.mp4"
};

const unsigned char *source_media_start(void) { return source_media; }

size_t source_media_count(void) { return sizeof source_media; }
