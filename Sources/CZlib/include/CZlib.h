#ifndef KVSMON_ZLIB_H
#define KVSMON_ZLIB_H

#include <stddef.h>
#include <stdint.h>

/// A gzip stream that is being written. Source: RFC 1952.
typedef struct kvs_deflater kvs_deflater;

/// Gzip streams that are being read, one behind the other.
typedef struct kvs_inflater kvs_inflater;

/// What is to be written out by the end of a step.
typedef enum kvs_flush {
    /// Whatever the compressor likes.
    KVS_FLUSH_NOTHING,
    /// Everything so far, on a byte boundary: a reader of a file cut here has all of it (Z_SYNC_FLUSH).
    KVS_FLUSH_ALL,
    /// Everything and the stream's end.
    KVS_FLUSH_END,
} kvs_flush;

/// How a step left its stream.
typedef enum kvs_zip_state {
    /// It goes on.
    KVS_ZIP_GOES_ON,
    /// A gzip stream is complete; another one may follow.
    KVS_ZIP_COMPLETE,
    /// What came isn't gzip, or was damaged.
    KVS_ZIP_DAMAGED,
} kvs_zip_state;

/// What a step did.
typedef struct kvs_zip_step {
    /// Bytes of the input that were taken.
    size_t taken;
    /// Bytes of the output that were filled.
    size_t filled;
    kvs_zip_state state;
} kvs_zip_step;

/// A new stream, or NULL without memory.
kvs_deflater *kvs_deflater_open(void);

/// Compresses; to be called until it leaves room in `output`.
kvs_zip_step kvs_deflate(kvs_deflater *deflater, const uint8_t *input, size_t input_count, uint8_t *output,
                         size_t output_count, kvs_flush flush);

void kvs_deflater_close(kvs_deflater *deflater);

/// A reader, or NULL without memory.
kvs_inflater *kvs_inflater_open(void);

/// Decompresses; to be called until all input is taken and it leaves room in `output`.
kvs_zip_step kvs_inflate(kvs_inflater *inflater, const uint8_t *input, size_t input_count, uint8_t *output,
                         size_t output_count);

void kvs_inflater_close(kvs_inflater *inflater);

#endif
