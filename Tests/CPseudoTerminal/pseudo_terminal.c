#define _DEFAULT_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/// Other programs that a test starts must not keep a terminal open.
static void close_on_exec(int descriptor) { fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

pid_t pseudo_terminal_spawn(int *primary, unsigned short columns, unsigned short rows, char *const arguments[],
                            char *const environment[]) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    pid_t child = forkpty(primary, NULL, NULL, &size);
    if (child == 0) {
        execve(arguments[0], arguments, environment);
        _exit(127);
    }
    if (child > 0) {
        close_on_exec(*primary);
    }
    return child;
}

int pseudo_terminal_open(int *primary, int *secondary, unsigned short columns, unsigned short rows) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    if (openpty(primary, secondary, NULL, NULL, &size) != 0) {
        return -1;
    }
    close_on_exec(*primary);
    close_on_exec(*secondary);
    return 0;
}

int pseudo_terminal_resize(int primary, unsigned short columns, unsigned short rows) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return ioctl(primary, TIOCSWINSZ, &size);
}

ssize_t pseudo_terminal_read(int primary, void *bytes, size_t capacity, int milliseconds) {
    struct pollfd input = {.fd = primary, .events = POLLIN};
    int ready = poll(&input, 1, milliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) {
        return 0;
    }
    ssize_t count = read(primary, bytes, capacity);
    return count > 0 ? count : -1;
}

struct pseudo_terminal_modes pseudo_terminal_modes_of(int descriptor) {
    struct termios found;
    struct pseudo_terminal_modes modes = {0};
    if (tcgetattr(descriptor, &found) == 0) {
        modes = (struct pseudo_terminal_modes){
            .input = found.c_iflag, .output = found.c_oflag, .control = found.c_cflag, .local = found.c_lflag};
        memcpy(modes.characters, found.c_cc, sizeof found.c_cc < 32 ? sizeof found.c_cc : 32);
    }
    return modes;
}

bool pseudo_terminal_modes_equal(struct pseudo_terminal_modes left, struct pseudo_terminal_modes right) {
    return left.input == right.input && left.output == right.output && left.control == right.control &&
           left.local == right.local && memcmp(left.characters, right.characters, sizeof left.characters) == 0;
}
