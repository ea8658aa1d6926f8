#ifndef KVSMON_NCURSES_H
#define KVSMON_NCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A terminal under the control of ncurses. ncurses isn't thread-safe: call everything here from one thread.
typedef struct kvs_terminal kvs_terminal;

/// How a text is shown, besides its colours; values are joined by `|`.
enum {
    KVS_BOLD = 1,
    KVS_REVERSE = 2,
    KVS_UNDERLINE = 4,
};

/// What kind of thing a person typed.
typedef enum kvs_key_kind {
    /// Nothing is waiting.
    KVS_KEY_NONE,
    /// A Unicode scalar, control characters included; `value` is the scalar.
    KVS_KEY_SCALAR,
    /// A function key; `value` is its number, from 1.
    KVS_KEY_FUNCTION,
    KVS_KEY_UP,
    KVS_KEY_DOWN,
    KVS_KEY_LEFT,
    KVS_KEY_RIGHT,
    KVS_KEY_HOME,
    KVS_KEY_END,
    KVS_KEY_PAGE_UP,
    KVS_KEY_PAGE_DOWN,
    KVS_KEY_BACKSPACE,
    KVS_KEY_DELETE,
    KVS_KEY_ENTER,
    KVS_KEY_BACK_TAB,
    KVS_KEY_SHIFT_LEFT,
    KVS_KEY_SHIFT_RIGHT,
    /// The left button of the mouse, or its wheel; `row` and `column` say where.
    KVS_KEY_MOUSE_PRESSED,
    KVS_KEY_MOUSE_DRAGGED,
    KVS_KEY_MOUSE_RELEASED,
    KVS_KEY_MOUSE_WHEEL_UP,
    KVS_KEY_MOUSE_WHEEL_DOWN,
    /// Something that has no name here; to be skipped.
    KVS_KEY_UNKNOWN,
} kvs_key_kind;

/// One key press, or one event of the mouse.
typedef struct kvs_key {
    kvs_key_kind kind;
    uint32_t value;
    /// Where the mouse is, counted from 0.
    int row, column;
} kvs_key;

/// Opens the terminal behind `preferred` when that is one, else the process' controlling terminal. Returns a new
/// descriptor that doesn't block and shares no flags with the shell's where the system allows it; -1 without any.
int kvs_tty_open(int preferred);

/// Takes over the terminal `tty` as one of the kind `type` (a terminfo name), and owns the descriptor from then on.
/// Returns NULL, and leaves `tty` open and as it was, when terminfo doesn't know `type` or can't move its cursor.
kvs_terminal *kvs_terminal_open(int tty, const char *type);

/// Gives the terminal back as it was, closes its descriptor and frees `terminal`.
void kvs_terminal_close(kvs_terminal *terminal);

/// Gives the terminal back as it was for a while, ...
void kvs_terminal_leave(kvs_terminal *terminal);

/// ... and takes it over again; the next refresh writes the whole screen.
void kvs_terminal_enter(kvs_terminal *terminal);

/// The descriptor to wait on for keys.
int kvs_terminal_descriptor(const kvs_terminal *terminal);

/// How many colours can be shown: 0 when there are none.
int kvs_terminal_colours(const kvs_terminal *terminal);

/// Wraps large refreshes in synchronised output (DEC private mode 2026), so that they appear at once.
void kvs_terminal_synchronise(kvs_terminal *terminal, bool on);

/// Asks the terminal to report presses, drags and the wheel of the mouse, or not to; it is also not asked to while the
/// terminal is left.
void kvs_terminal_report_mouse(kvs_terminal *terminal, bool on);

/// Asks the terminal for its present size; 80 by 24 where it has none.
void kvs_terminal_size(const kvs_terminal *terminal, int *columns, int *rows);

/// Draws for a size of `columns` by `rows` from now on.
void kvs_terminal_resize(kvs_terminal *terminal, int columns, int rows);

/// Blanks what is drawn; the screen follows at the next refresh.
void kvs_terminal_erase(kvs_terminal *terminal);

/// Draws `length` bytes of UTF-8 from (`row`, `column`) on. A colour is an index of the terminal's palette or -1 for
/// the terminal's own.
void kvs_terminal_put(kvs_terminal *terminal, int row, int column, const char *text, size_t length, int foreground,
                      int background, unsigned attributes);

/// Writes what differs between what is drawn and what the screen shows.
void kvs_terminal_refresh(kvs_terminal *terminal);

/// Writes bytes of a caller's own, as they are. They must not move the cursor.
void kvs_terminal_write(kvs_terminal *terminal, const void *bytes, size_t length);

/// The next key press that is waiting.
kvs_key kvs_terminal_read_key(kvs_terminal *terminal);

/// Whether nobody is at the other end any more: reading or writing failed for good.
bool kvs_terminal_is_lost(const kvs_terminal *terminal);

/// Bytes written since the terminal was opened.
size_t kvs_terminal_bytes_written(const kvs_terminal *terminal);

/// How many cells the C library thinks a Unicode scalar takes; -1 when it doesn't know the scalar in this locale.
int kvs_scalar_width(uint32_t scalar);

/// Turns SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP and SIGCONT into bytes (the signals' numbers) that can be read
/// from the descriptor returned; -1 on failure. A signal that was ignored stays ignored.
int kvs_signals_open(void);

/// Gives the signals back the handlers they had before and closes the descriptor.
void kvs_signals_close(void);

/// Stops the process as SIGTSTP does by default; returns when it is continued.
void kvs_signals_stop(void);

/// Whether a signal asked the process to end since `kvs_signals_open`.
bool kvs_signals_ending(void);

#endif
