#ifndef KVSMON_PSEUDO_TERMINAL_H
#define KVSMON_PSEUDO_TERMINAL_H

#include <stdbool.h>
#include <sys/types.h>

/// Starts `arguments[0]` (a path) with `arguments` and `environment`, both ended by NULL, on a new pseudo-terminal of
/// `columns` by `rows` cells. Returns the process id and sets `*primary` to the controlling descriptor; -1 on failure.
pid_t pseudo_terminal_spawn(int *primary, unsigned short columns, unsigned short rows, char *const arguments[],
                            char *const environment[]);

/// Opens a pseudo-terminal of `columns` by `rows` cells that no process runs on. 0, or -1 on failure.
int pseudo_terminal_open(int *primary, int *secondary, unsigned short columns, unsigned short rows);

/// Gives the terminal behind `primary` a new size; its foreground process group gets SIGWINCH. 0, or -1 on failure.
int pseudo_terminal_resize(int primary, unsigned short columns, unsigned short rows);

/// Waits at most `milliseconds` for bytes from `primary` and copies at most `capacity` of them. Returns how many; 0 when
/// none came; -1 when no process has the terminal open any more.
ssize_t pseudo_terminal_read(int primary, void *bytes, size_t capacity, int milliseconds);

/// The modes of a terminal, to be compared and printed.
struct pseudo_terminal_modes {
    unsigned input, output, control, local;
    unsigned char characters[32];
};

/// The modes of the terminal behind `descriptor`, either end.
struct pseudo_terminal_modes pseudo_terminal_modes_of(int descriptor);

/// Whether two terminals are in the same modes.
bool pseudo_terminal_modes_equal(struct pseudo_terminal_modes left, struct pseudo_terminal_modes right);

#endif
