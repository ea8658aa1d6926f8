#ifndef KVSMON_NCURSES_INTERNAL_H
#define KVSMON_NCURSES_INTERNAL_H

#include <stddef.h>
#include <termios.h>

#include "CNcurses.h"

/// A terminal device: modes in, bytes out, all counted.
struct kvs_tty {
    int descriptor;
    struct termios original;
    size_t bytes_written;
    bool lost;
};

/// Remembers the modes of `descriptor`; false when it isn't a terminal.
bool kvs_tty_attach(struct kvs_tty *tty, int descriptor);

/// Keys one by one, without echo; ^C and ^Z still make signals.
void kvs_tty_set_drawing_modes(const struct kvs_tty *tty);

/// The modes found by `kvs_tty_attach`.
void kvs_tty_set_original_modes(const struct kvs_tty *tty);

/// Writes all of `bytes`, waiting for the terminal where it must, unless it is lost.
void kvs_tty_write(struct kvs_tty *tty, const void *bytes, size_t length);

/// Marks the terminal as lost when reading it can only fail: call it after nothing was there to read.
void kvs_tty_check_input(struct kvs_tty *tty);

/// Copies to `bytes` what ends ncurses' use of the current terminal, at most `capacity` bytes; returns how many.
size_t kvs_capabilities_ending(char *bytes, size_t capacity);

/// Copies to `bytes` what has all `rows` of the current terminal scroll, at most `capacity` bytes; returns how many.
size_t kvs_capabilities_scrolling(char *bytes, size_t capacity, int rows);

/// Copies to `bytes` what clears the last line of a terminal without another screen to go back to, at most `capacity`
/// bytes; returns how many. The picture stays there, and a shell would write its next line into our last one.
size_t kvs_capabilities_clearing_last_line(char *bytes, size_t capacity);

/// Leaves out of `bytes` what gives the palette back as the terminal had it at first: no colour is defined here, and the
/// operator may have defined some. Returns how many bytes are left.
size_t kvs_capabilities_without_palette(char *bytes, size_t length);

/// Leaves out of `bytes`, what ncurses wrote in one go, what its next bytes undo: an end of attributes before others
/// begin, and the return to ASCII of what is in ASCII. Returns how many bytes are left; `is_ascii` is kept from one call
/// to the next, and false before the first.
size_t kvs_attributes_merge(bool *is_ascii, char *bytes, size_t length);

/// Has a crash give `tty` back: `ending` is written and the original modes return.
void kvs_crash_guard_arm(const struct kvs_tty *tty, const char *ending, size_t length);

/// Ends `kvs_crash_guard_arm`.
void kvs_crash_guard_disarm(void);

/// Never returns once the process is crashing: the terminal is given back, and nobody may write to it or change it.
void kvs_crash_wait(void);

/// Teaches the current terminal the encodings of keys that terminfo names only one of.
void kvs_keys_define(void);

/// What an ncurses key code means.
kvs_key kvs_keys_named(int code);

#endif
