#include <stdbool.h>
#include <string.h>

#include "internal.h"

/// Long enough for what ncurses writes between two characters.
enum { pending_capacity = 96 };

/// Changes of attributes that no character has been written with yet, as one sequence's parameters.
struct pending {
    char parameters[pending_capacity];
    size_t length;
    bool exists;
};

static size_t write_pending(struct pending *pending, char *bytes, size_t used) {
    if (pending->exists) {
        bytes[used++] = '\033';
        bytes[used++] = '[';
        memcpy(bytes + used, pending->parameters, pending->length);
        used += pending->length;
        bytes[used++] = 'm';
    }
    *pending = (struct pending){.exists = false};
    return used;
}

/// Parameter 0, also by being left out, ends all attributes before it (ECMA-48 §8.3.117, §5.4.2).
static bool resets(const char *parameters, size_t length) {
    return length == 0 || parameters[0] == ';' || (parameters[0] == '0' && (length == 1 || parameters[1] == ';'));
}

/// Takes in a sequence's parameters; returns false where there is no room.
static bool add(struct pending *pending, const char *parameters, size_t length) {
    if (resets(parameters, length)) {
        size_t zero = length > 0 && parameters[0] == '0' ? 1 : 0;
        parameters += zero;
        length -= zero;
        pending->length = 0;
    } else if (pending->exists) {
        if (pending->length + 1 + length > pending_capacity) {
            return false;
        }
        pending->parameters[pending->length++] = ';';
    }
    if (pending->length + length > pending_capacity) {
        return false;
    }
    memcpy(pending->parameters + pending->length, parameters, length);
    pending->length += length;
    pending->exists = true;
    return true;
}

/// What a piece of output does, as far as it matters here.
enum effect { changes_attributes, moves_cursor, returns_to_ascii, leaves_ascii, other };

struct piece {
    enum effect effect;
    size_t length;
};

static bool consists_of(const char *bytes, size_t length, const char *set) {
    for (size_t index = 0; index < length; index++) {
        if (bytes[index] == '\0' || strchr(set, bytes[index]) == NULL) {
            return false;
        }
    }
    return true;
}

/// The control sequence at `bytes`, which begins with `ESC [`: parameters and intermediates, then a final byte (ECMA-48 §5.4).
static struct piece control_sequence(const char *bytes, size_t length) {
    size_t end = 2;
    while (end < length && bytes[end] >= 0x20 && bytes[end] <= 0x3F) {
        end++;
    }
    if (end == length) {
        return (struct piece){other, length};
    }
    bool is_numeric = consists_of(bytes + 2, end - 2, "0123456789;:");
    // Up, down, right, left, to a column, to a place, to a row.
    bool moves = consists_of(bytes + end, 1, "ABCDGHd");
    return (struct piece){!is_numeric         ? other
                          : bytes[end] == 'm' ? changes_attributes
                          : moves             ? moves_cursor
                                              : other,
                          end + 1};
}

/// What `bytes` begin with. terminfo makes the way back from line drawing a part of every reset: `ESC ( B` or shift in.
static struct piece first_piece(const char *bytes, size_t length) {
    enum { shift_out = 0x0E, shift_in = 0x0F };
    if (length >= 3 && memcmp(bytes, "\033[", 2) == 0) {
        return control_sequence(bytes, length);
    }
    if (length >= 3 && memcmp(bytes, "\033(", 2) == 0) {
        return (struct piece){bytes[2] == 'B' ? returns_to_ascii : leaves_ascii, 3};
    }
    switch (bytes[0]) {
    case shift_in: return (struct piece){returns_to_ascii, 1};
    case shift_out: return (struct piece){leaves_ascii, 1};
    case '\r':
    case '\b': return (struct piece){moves_cursor, 1};
    default: return (struct piece){other, 1};
    }
}

size_t kvs_attributes_merge(bool *is_ascii, char *bytes, size_t length) {
    struct pending pending = {.exists = false};
    size_t used = 0;
    struct piece piece;
    for (size_t next = 0; next < length; next += piece.length) {
        piece = first_piece(bytes + next, length - next);
        if (piece.effect == returns_to_ascii && *is_ascii) {
            continue;
        }
        if (piece.effect == changes_attributes && add(&pending, bytes + next + 2, piece.length - 3)) {
            continue;
        }
        if (piece.effect == returns_to_ascii || piece.effect == leaves_ascii) {
            *is_ascii = piece.effect == returns_to_ascii;
        }
        if (piece.effect != moves_cursor) {
            used = write_pending(&pending, bytes, used);
        }
        memmove(bytes + used, bytes + next, piece.length);
        used += piece.length;
    }
    return write_pending(&pending, bytes, used);
}
