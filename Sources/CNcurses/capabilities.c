#define _GNU_SOURCE
#include "internal.h"

#include <curses.h>
#include <string.h>

// Last, and in this file only: it defines `lines`, `columns` and the like as macros.
#include <term.h>

/// Appends a capability without its padding (`$<5>`), which only real serial terminals need.
static size_t append(char *bytes, size_t used, size_t capacity, const char *capability) {
    for (const char *next = capability; next != NULL && *next != '\0' && used < capacity; next++) {
        const char *padding_end = strncmp(next, "$<", 2) == 0 ? strchr(next, '>') : NULL;
        if (padding_end != NULL) {
            next = padding_end;
        } else {
            bytes[used++] = *next;
        }
    }
    return used;
}

size_t kvs_capabilities_scrolling(char *bytes, size_t capacity, int rows) {
    // A region of one row isn't one (VT100 User Guide, DECSTBM).
    bool has_region = change_scroll_region != NULL && rows > 1;
    return append(bytes, 0, capacity, has_region ? tiparm(change_scroll_region, 0, rows - 1) : NULL);
}

size_t kvs_capabilities_clearing_last_line(char *bytes, size_t capacity) {
    bool picture_stays = exit_ca_mode == NULL;
    size_t used = append(bytes, 0, capacity, picture_stays ? "\r" : NULL);
    return append(bytes, used, capacity, picture_stays ? clr_eol : NULL);
}

size_t kvs_capabilities_without_palette(char *bytes, size_t length) {
    size_t size = orig_colors != NULL ? strlen(orig_colors) : 0;
    char *found = size > 0 ? memmem(bytes, length, orig_colors, size) : NULL;
    while (found != NULL) {
        length -= size;
        size_t behind = length - (size_t)(found - bytes);
        memmove(found, found + size, behind);
        found = memmem(found, behind, orig_colors, size);
    }
    return length;
}

size_t kvs_capabilities_ending(char *bytes, size_t capacity) {
    const char *capabilities[] = {exit_attribute_mode, keypad_local, cursor_normal, exit_ca_mode, "\r\n"};
    size_t used = 0;
    for (size_t index = 0; index < sizeof capabilities / sizeof *capabilities; index++) {
        used = append(bytes, used, capacity, capabilities[index]);
    }
    return used;
}
