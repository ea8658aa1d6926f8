#define _GNU_SOURCE
#include <curses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"

/// Refreshes smaller than this are one write anyway: wrapping them would only cost bytes.
enum { synchronise_from_bytes = 400 };
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
};

/// Writes what ncurses drew since the last time.
static void flush_drawn(kvs_terminal *terminal) {
    int file = fileno(terminal->drawn);
    off_t length = lseek(file, 0, SEEK_CUR);
    if (length <= 0) {
        return;
    }
    void *bytes = mmap(NULL, (size_t)length, PROT_READ, MAP_SHARED, file, 0);
    if (bytes != MAP_FAILED) {
        bool synchronised = terminal->synchronises && length >= synchronise_from_bytes;
        kvs_tty_write(&terminal->tty, "\033[?2026h", synchronised ? 8 : 0);
        kvs_tty_write(&terminal->tty, bytes, (size_t)length);
        kvs_tty_write(&terminal->tty, "\033[?2026l", synchronised ? 8 : 0);
        munmap(bytes, (size_t)length);
    }
    lseek(file, 0, SEEK_SET);
}

static bool open_files(kvs_terminal *terminal, int tty) {
    int memory = memfd_create("screen", MFD_CLOEXEC);
    int input = dup(tty);
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
    if (!isendwin()) {
        endwin();
    }
    flush_drawn(terminal);
    kvs_tty_set_original_modes(&terminal->tty);
    kvs_crash_guard_disarm();
}

void kvs_terminal_enter(kvs_terminal *terminal) {
    set_term(terminal->screen);
    char ending[256];
    size_t length = kvs_capabilities_ending(ending, sizeof ending);
    kvs_crash_guard_arm(&terminal->tty, ending, length);
    kvs_tty_set_drawing_modes(&terminal->tty);
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

void kvs_terminal_resize(kvs_terminal *terminal, int columns, int rows) {
    set_term(terminal->screen);
    resize_term(rows, columns);
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

/// Skips the rest of a sequence that begins with ESC and means nothing here, so that `ESC [ 1 ; 5 P` isn't taken for
/// five keys. ECMA-48 §5.4: parameters and intermediates are 0x20 to 0x3F, the final byte follows.
static bool skips_sequence(kvs_terminal *terminal) {
    wint_t next = 0;
    int status = wget_wch(terminal->keys, &next);
    if (status == ERR) {
        return false;
    }
    if (status != OK || (next != '[' && next != 'O')) {
        status == OK ? unget_wch((wchar_t)next) : ungetch((int)next);
        return false;
    }
    do {
        status = wget_wch(terminal->keys, &next);
    } while (status == OK && next >= 0x20 && next <= 0x3F);
    return true;
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
    if (value == '\033' && skips_sequence(terminal)) {
        return (kvs_key){.kind = KVS_KEY_UNKNOWN};
    }
    return (kvs_key){.kind = KVS_KEY_SCALAR, .value = value};
}

int kvs_scalar_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

bool kvs_terminal_is_lost(const kvs_terminal *terminal) { return terminal->tty.lost; }

size_t kvs_terminal_bytes_written(const kvs_terminal *terminal) { return terminal->tty.bytes_written; }
