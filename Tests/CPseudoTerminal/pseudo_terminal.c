#define _DEFAULT_SOURCE
#include "CPseudoTerminal.h"

#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

pid_t pseudo_terminal_spawn(int *primary, unsigned short columns, unsigned short rows, char *const arguments[],
                            char *const environment[]) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    pid_t child = forkpty(primary, NULL, NULL, &size);
    if (child == 0) {
        execve(arguments[0], arguments, environment);
        _exit(127);
    }
    return child;
}

int pseudo_terminal_resize(int primary, unsigned short columns, unsigned short rows) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(primary, TIOCSWINSZ, &size);
}
