#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "internal.h"

/// How long a terminal that takes no bytes may delay a program that was asked to end.
static const int patience_milliseconds = 200;

int kvs_tty_open(int preferred) {
    const int flags = O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK;
    if (!isatty(preferred)) {
        return open("/dev/tty", flags);
    }
    char path[256];
    // A descriptor opened anew has flags of its own: the shell's must not become non-blocking.
    int own = ttyname_r(preferred, path, sizeof path) == 0 ? open(path, flags) : -1;
    return own >= 0 ? own : fcntl(preferred, F_DUPFD_CLOEXEC, 3);
}

bool kvs_tty_attach(struct kvs_tty *tty, int descriptor) {
    *tty = (struct kvs_tty){.descriptor = descriptor};
    return tcgetattr(descriptor, &tty->original) == 0;
}

void kvs_tty_set_drawing_modes(const struct kvs_tty *tty) {
    struct termios modes = tty->original;
    modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
    modes.c_lflag |= ISIG;
    modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON);
    modes.c_oflag &= ~(tcflag_t)(ONLCR);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    kvs_crash_wait();
    tcsetattr(tty->descriptor, TCSANOW, &modes);
}

void kvs_tty_set_original_modes(const struct kvs_tty *tty) {
    tcsetattr(tty->descriptor, TCSANOW, &tty->original);
}

/// Waits until the terminal takes bytes again; false when the process has to end without it.
static bool wait_until_writable(const struct kvs_tty *tty) {
    struct pollfd output = {.fd = tty->descriptor, .events = POLLOUT};
    // The signal may reach another thread, so waiting isn't interrupted by it.
    while (poll(&output, 1, patience_milliseconds) <= 0) {
        if (kvs_signals_ending()) {
            return false;
        }
    }
    return true;
}

void kvs_tty_write(struct kvs_tty *tty, const void *bytes, size_t length) {
    kvs_crash_wait();
    const char *next = bytes;
    while (length > 0 && !tty->lost) {
        ssize_t written = write(tty->descriptor, next, length);
        if (written >= 0) {
            next += written;
            length -= (size_t)written;
            tty->bytes_written += (size_t)written;
        } else if (errno == EAGAIN) {
            tty->lost = !wait_until_writable(tty);
        } else if (errno != EINTR) {
            tty->lost = true;
        }
    }
}

void kvs_tty_check_input(struct kvs_tty *tty) {
    struct pollfd input = {.fd = tty->descriptor, .events = POLLIN};
    if (poll(&input, 1, 0) <= 0) {
        return;
    }
    int waiting = 0;
    bool ended = (input.revents & POLLIN) != 0 && ioctl(tty->descriptor, FIONREAD, &waiting) == 0 && waiting == 0;
    if (ended || (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) {
        tty->lost = true;
    }
}

