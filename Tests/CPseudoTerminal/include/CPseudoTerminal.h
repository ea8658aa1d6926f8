#ifndef KVSMON_PSEUDO_TERMINAL_H
#define KVSMON_PSEUDO_TERMINAL_H

#include <sys/types.h>

/// Starts `arguments[0]` (a path) with `arguments` and `environment`, both ended by NULL, on a new pseudo-terminal of
/// `columns` by `rows` cells. Returns the process id and sets `*primary` to the controlling descriptor; -1 on failure.
pid_t pseudo_terminal_spawn(int *primary, unsigned short columns, unsigned short rows, char *const arguments[],
                            char *const environment[]);

/// Gives the terminal behind `primary` a new size; its foreground process group gets SIGWINCH. 0, or -1 on failure.
int pseudo_terminal_resize(int primary, unsigned short columns, unsigned short rows);

#endif
