#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct kvs_deflater {
    z_stream stream;
};

struct kvs_inflater {
    z_stream stream;
};

/// The largest window, and 16 for a gzip header. Source: zlib.h, deflateInit2.
static const int gzip_window = 15 + 16;
/// zlib's own choice.
static const int memory_level = 8;

static uInt limited(size_t count) { return count > UINT_MAX ? UINT_MAX : (uInt)count; }

/// Points `stream` at its buffers; zlib only reads its input, whatever its types say.
static void point(z_stream *stream, const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count) {
    stream->next_in = (Bytef *)(uintptr_t)input;
    stream->avail_in = limited(input_count);
    stream->next_out = output;
    stream->avail_out = limited(output_count);
}

static kvs_zip_step step(const z_stream *stream, size_t input_count, size_t output_count, int code) {
    kvs_zip_step step = {
        .taken = limited(input_count) - stream->avail_in,
        .filled = limited(output_count) - stream->avail_out,
        .state = KVS_ZIP_GOES_ON,
    };
    if (code == Z_STREAM_END) {
        step.state = KVS_ZIP_COMPLETE;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
        step.state = KVS_ZIP_DAMAGED;
    }
    return step;
}

kvs_deflater *kvs_deflater_open(void) {
    kvs_deflater *deflater = calloc(1, sizeof *deflater);
    if (!deflater) return NULL;
    if (deflateInit2(&deflater->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, memory_level,
                     Z_DEFAULT_STRATEGY) == Z_OK)
        return deflater;
    free(deflater);
    return NULL;
}

kvs_zip_step kvs_deflate(kvs_deflater *deflater, const uint8_t *input, size_t input_count, uint8_t *output,
                         size_t output_count, kvs_flush flush) {
    static const int flushes[] = {Z_NO_FLUSH, Z_SYNC_FLUSH, Z_FINISH};
    point(&deflater->stream, input, input_count, output, output_count);
    int code = deflate(&deflater->stream, flushes[flush]);
    return step(&deflater->stream, input_count, output_count, code);
}

void kvs_deflater_close(kvs_deflater *deflater) {
    deflateEnd(&deflater->stream);
    free(deflater);
}

kvs_inflater *kvs_inflater_open(void) {
    kvs_inflater *inflater = calloc(1, sizeof *inflater);
    if (!inflater) return NULL;
    if (inflateInit2(&inflater->stream, gzip_window) == Z_OK) return inflater;
    free(inflater);
    return NULL;
}

kvs_zip_step kvs_inflate(kvs_inflater *inflater, const uint8_t *input, size_t input_count, uint8_t *output,
                         size_t output_count) {
    point(&inflater->stream, input, input_count, output, output_count);
    int code = inflate(&inflater->stream, Z_NO_FLUSH);
    kvs_zip_step result = step(&inflater->stream, input_count, output_count, code);
    if (result.state == KVS_ZIP_COMPLETE) inflateReset(&inflater->stream);
    return result;
}

void kvs_inflater_close(kvs_inflater *inflater) {
    inflateEnd(&inflater->stream);
    free(inflater);
}
