#define _GNU_SOURCE
#include <curses.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"

/// Smaller refreshes travel in one segment (1,448 bytes of TCP on Ethernet) and show at once: wrapping them would only cost bytes.
enum { synchronise_from_bytes = 1000 };
/// How long ESC may be the beginning of a sequence: SSH sends a sequence in one packet.
enum { escape_delay_milliseconds = 25 };

/// ncurses writes to `drawn`, a file in memory, and each refresh goes from there to the terminal as one piece. So every
/// byte is counted, no frame is torn, and a terminal that blocks doesn't block in the middle of ncurses.
struct kvs_terminal {
    struct kvs_tty tty;
    SCREEN *screen;
    FILE *drawn;
    FILE *typed;
    /// Keys are read through a pad because reading through a window would refresh it.
    WINDOW *keys;
    bool synchronises;
    bool reports_mouse;
    /// The terminal isn't in line drawing, as far as is known.
    bool is_ascii;
};

/// Presses and the wheel (1000), drags (1002), places as decimal numbers (1006). Source: XTerm Control Sequences.
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";

/// Writes what ncurses drew since the last time.
static void flush_drawn(kvs_terminal *terminal) {
    int file = fileno(terminal->drawn);
    off_t length = lseek(file, 0, SEEK_CUR);
    if (length <= 0) {
        return;
    }
    // A copy of our own, since what isn't needed is taken out.
    void *bytes = mmap(NULL, (size_t)length, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
    if (bytes != MAP_FAILED) {
        size_t kept = kvs_capabilities_without_palette(bytes, (size_t)length);
        size_t left = kvs_attributes_merge(&terminal->is_ascii, bytes, kept);
        bool synchronised = terminal->synchronises && left >= synchronise_from_bytes;
        kvs_tty_write(&terminal->tty, "\033[?2026h", synchronised ? 8 : 0);
        kvs_tty_write(&terminal->tty, bytes, left);
        kvs_tty_write(&terminal->tty, "\033[?2026l", synchronised ? 8 : 0);
        munmap(bytes, (size_t)length);
    }
    lseek(file, 0, SEEK_SET);
}

static bool open_files(kvs_terminal *terminal, int tty) {
    int memory = memfd_create("screen", MFD_CLOEXEC);
    int input = fcntl(tty, F_DUPFD_CLOEXEC, 3);
    terminal->drawn = memory >= 0 ? fdopen(memory, "w") : NULL;
    terminal->typed = input >= 0 ? fdopen(input, "r") : NULL;
    return terminal->drawn != NULL && terminal->typed != NULL && kvs_tty_attach(&terminal->tty, tty);
}

static void release(kvs_terminal *terminal) {
    if (terminal->screen != NULL) {
        delscreen(terminal->screen);
    }
    if (terminal->drawn != NULL) {
        fclose(terminal->drawn);
    }
    if (terminal->typed != NULL) {
        fclose(terminal->typed);
    }
    free(terminal);
}

/// newterm takes these for itself unless they are ignored.
static const int claimed_by_ncurses[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { claimed_count = sizeof claimed_by_ncurses / sizeof *claimed_by_ncurses };

static SCREEN *new_screen(kvs_terminal *terminal, const char *type) {
    struct sigaction kept[claimed_count];
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (int index = 0; index < claimed_count; index++) {
        sigaction(claimed_by_ncurses[index], &ignore, &kept[index]);
    }
    SCREEN *screen = newterm(type, terminal->drawn, terminal->typed);
    for (int index = 0; index < claimed_count; index++) {
        sigaction(claimed_by_ncurses[index], &kept[index], NULL);
    }
    return screen;
}

static void set_up(kvs_terminal *terminal) {
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    noecho();
    nonl();
    curs_set(0);
    // The cursor is hidden: taking it somewhere after each refresh would cost eight bytes.
    leaveok(stdscr, TRUE);
    typeahead(-1);
    set_escdelay(escape_delay_milliseconds);
    terminal->keys = newpad(1, 1);
    keypad(terminal->keys, TRUE);
    nodelay(terminal->keys, TRUE);
    kvs_keys_define();
}

kvs_terminal *kvs_terminal_open(int tty, const char *type) {
    kvs_terminal *terminal = calloc(1, sizeof *terminal);
    if (terminal == NULL) {
        return NULL;
    }
    if (open_files(terminal, tty)) {
        terminal->screen = new_screen(terminal, type);
    }
    if (terminal->screen == NULL || tigetstr("cup") == NULL) {
        release(terminal);
        return NULL;
    }
    set_up(terminal);
    int columns, rows;
    kvs_terminal_size(terminal, &columns, &rows);
    kvs_terminal_resize(terminal, columns, rows);
    kvs_terminal_enter(terminal);
    return terminal;
}

void kvs_terminal_close(kvs_terminal *terminal) {
    kvs_terminal_leave(terminal);
    close(terminal->tty.descriptor);
    release(terminal);
}

void kvs_terminal_leave(kvs_terminal *terminal) {
    set_term(terminal->screen);
    kvs_tty_write(&terminal->tty, mouse_off, terminal->reports_mouse ? sizeof mouse_off - 1 : 0);
    bool shows_frames = !isendwin();
    if (shows_frames) {
        endwin();
    }
    flush_drawn(terminal);
    char clearing[64];
    size_t length = shows_frames ? kvs_capabilities_clearing_last_line(clearing, sizeof clearing) : 0;
    kvs_tty_write(&terminal->tty, clearing, length);
    kvs_tty_set_original_modes(&terminal->tty);
    kvs_crash_guard_disarm();
}

/// A crash gives back what is taken now.
static void arm(kvs_terminal *terminal) {
    char ending[256];
    size_t length = terminal->reports_mouse ? sizeof mouse_off - 1 : 0;
    memcpy(ending, mouse_off, length);
    length += kvs_capabilities_ending(ending + length, sizeof ending - length);
    kvs_crash_guard_arm(&terminal->tty, ending, length);
}

void kvs_terminal_enter(kvs_terminal *terminal) {
    set_term(terminal->screen);
    arm(terminal);
    terminal->is_ascii = false;
    kvs_tty_set_drawing_modes(&terminal->tty);
    kvs_tty_write(&terminal->tty, mouse_on, terminal->reports_mouse ? sizeof mouse_on - 1 : 0);
}

void kvs_terminal_report_mouse(kvs_terminal *terminal, bool on) {
    if (terminal->reports_mouse == on) {
        return;
    }
    set_term(terminal->screen);
    terminal->reports_mouse = on;
    // While the terminal is left, entering it will do the rest.
    if (!isendwin()) {
        arm(terminal);
        kvs_tty_write(&terminal->tty, on ? mouse_on : mouse_off, on ? sizeof mouse_on - 1 : sizeof mouse_off - 1);
    }
}

int kvs_terminal_descriptor(const kvs_terminal *terminal) { return terminal->tty.descriptor; }

int kvs_terminal_colours(const kvs_terminal *terminal) {
    set_term(terminal->screen);
    return has_colors() && COLORS > 0 ? COLORS : 0;
}

void kvs_terminal_synchronise(kvs_terminal *terminal, bool on) { terminal->synchronises = on; }

void kvs_terminal_size(const kvs_terminal *terminal, int *columns, int *rows) {
    struct winsize size = {0};
    ioctl(terminal->tty.descriptor, TIOCGWINSZ, &size);
    *columns = size.ws_col > 0 ? size.ws_col : 80;
    *rows = size.ws_row > 0 ? size.ws_row : 24;
}

/// ncurses doesn't see the terminal's size behind `drawn`, and begins with a scrolling region of as many rows as terminfo
/// says: where the cursor is moved relatively, as on a VT100, it would never get below them.
static void scroll_all(kvs_terminal *terminal, int rows) {
    // A left terminal isn't ours to move the cursor in, and ncurses sets the region when it returns.
    if (isendwin()) {
        return;
    }
    char region[64];
    size_t length = kvs_capabilities_scrolling(region, sizeof region, rows);
    // What ncurses holds back goes first.
    delay_output(0);
    ssize_t ignored = write(fileno(terminal->drawn), region, length);
    (void)ignored;
}

void kvs_terminal_resize(kvs_terminal *terminal, int columns, int rows) {
    set_term(terminal->screen);
    resize_term(rows, columns);
    scroll_all(terminal, rows);
    // Terminals move or rewrap what they showed, each in its own way.
    clearok(curscr, TRUE);
}

void kvs_terminal_erase(kvs_terminal *terminal) {
    set_term(terminal->screen);
    werase(stdscr);
}

void kvs_terminal_put(kvs_terminal *terminal, int row, int column, const char *text, size_t length, int foreground,
                      int background, unsigned attributes) {
    set_term(terminal->screen);
    attr_t shown = A_NORMAL;
    shown |= (attributes & KVS_BOLD) != 0 ? A_BOLD : 0;
    shown |= (attributes & KVS_REVERSE) != 0 ? A_REVERSE : 0;
    shown |= (attributes & KVS_UNDERLINE) != 0 ? A_UNDERLINE : 0;
    // alloc_pair crashes on a terminal without colours.
    bool coloured = has_colors() && (foreground >= 0 || background >= 0);
    int pair = coloured ? alloc_pair(foreground, background) : 0;
    pair = pair > 0 ? pair : 0;
    // The pair as an extension: the plain parameter ends at 32767.
    wattr_set(stdscr, shown, 0, &pair);
    mvwaddnstr(stdscr, row, column, text, (int)length);
    wattr_set(stdscr, A_NORMAL, 0, NULL);
}

void kvs_terminal_refresh(kvs_terminal *terminal) {
    set_term(terminal->screen);
    wrefresh(stdscr);
    flush_drawn(terminal);
}

void kvs_terminal_write(kvs_terminal *terminal, const void *bytes, size_t length) {
    kvs_tty_write(&terminal->tty, bytes, length);
}

/// Longer than any sequence that means something.
enum { sequence_capacity = 32 };

/// Reads the rest of a sequence that begins with ESC, so that `ESC [ 1 ; 5 P` isn't taken for five keys; false where
/// none follows. ECMA-48 §5.4: parameters and intermediates are 0x20 to 0x3F, the final byte follows.
static bool reads_sequence(kvs_terminal *terminal, char bytes[sequence_capacity]) {
    wint_t next = 0;
    int status = wget_wch(terminal->keys, &next);
    if (status == ERR) {
        return false;
    }
    if (status != OK || (next != '[' && next != 'O')) {
        status == OK ? unget_wch((wchar_t)next) : ungetch((int)next);
        return false;
    }
    int length = 0;
    do {
        if (length < sequence_capacity - 1 && next < 0x7F) {
            bytes[length++] = (char)next;
        }
        status = wget_wch(terminal->keys, &next);
    } while (status == OK && next >= 0x20 && next <= 0x3F);
    if (status == OK && length < sequence_capacity - 1 && next < 0x7F) {
        bytes[length++] = (char)next;
    }
    bytes[length] = '\0';
    return true;
}

/// What `[<button;column;rowM` says, or `m` at its end for a release. Source: XTerm Control Sequences, SGR (1006).
static kvs_key mouse_event(const char *sequence) {
    enum { other_buttons = 3, modifiers = 4 | 8 | 16, motion = 32, wheel = 64, most_columns = 0x7FFF };
    kvs_key event = {.kind = KVS_KEY_UNKNOWN};
    unsigned button, column, row;
    char final;
    if (sscanf(sequence, "[<%4u;%5u;%5u%c", &button, &column, &row, &final) != 4) {
        return event;
    }
    bool is_usable = (button & modifiers) == 0 && column >= 1 && row >= 1 && column < most_columns && row < most_columns;
    if (!is_usable || (final != 'M' && final != 'm')) {
        return event;
    }
    event.column = (int)column - 1;
    event.row = (int)row - 1;
    if (button == wheel || button == wheel + 1) {
        event.kind = button == wheel ? KVS_KEY_MOUSE_WHEEL_UP : KVS_KEY_MOUSE_WHEEL_DOWN;
    } else if ((button & other_buttons) == 0 && button < wheel) {
        event.kind = final == 'm'               ? KVS_KEY_MOUSE_RELEASED
                     : (button & motion) != 0 ? KVS_KEY_MOUSE_DRAGGED
                                                : KVS_KEY_MOUSE_PRESSED;
    }
    return event;
}

kvs_key kvs_terminal_read_key(kvs_terminal *terminal) {
    set_term(terminal->screen);
    wint_t value = 0;
    int status = wget_wch(terminal->keys, &value);
    flush_drawn(terminal);
    if (status == KEY_CODE_YES) {
        return kvs_keys_named((int)value);
    }
    if (status != OK) {
        kvs_tty_check_input(&terminal->tty);
        return (kvs_key){.kind = KVS_KEY_NONE};
    }
    char sequence[sequence_capacity];
    if (value == '\033' && reads_sequence(terminal, sequence)) {
        return mouse_event(sequence);
    }
    return (kvs_key){.kind = KVS_KEY_SCALAR, .value = value};
}

int kvs_scalar_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

bool kvs_terminal_is_lost(const kvs_terminal *terminal) { return terminal->tty.lost; }

size_t kvs_terminal_bytes_written(const kvs_terminal *terminal) { return terminal->tty.bytes_written; }
