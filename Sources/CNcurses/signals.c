#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "internal.h"

static const int handled[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
enum { handled_count = sizeof handled / sizeof *handled };

static int signal_pipe[2] = {-1, -1};
static volatile sig_atomic_t ending = 0;
static struct sigaction previous[handled_count];

static void received(int number) {
    int saved = errno;
    if (number == SIGINT || number == SIGTERM || number == SIGHUP) {
        ending = 1;
    }
    // A full pipe already holds more signals than anybody sent on purpose.
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(signal_pipe[1], &byte, 1);
    (void)ignored;
    errno = saved;
}

static void install(void) {
    struct sigaction action = {.sa_handler = received, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < handled_count; index++) {
        sigaction(handled[index], &action, &previous[index]);
        if (previous[index].sa_handler == SIG_IGN && handled[index] != SIGWINCH) {
            sigaction(handled[index], &previous[index], NULL);
        }
    }
}

static void uninstall(void) {
    for (int index = 0; index < handled_count; index++) {
        sigaction(handled[index], &previous[index], NULL);
    }
}

int kvs_signals_open(void) {
    if (signal_pipe[0] < 0) {
        if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
            return -1;
        }
        ending = 0;
        install();
    }
    return signal_pipe[0];
}

void kvs_signals_close(void) {
    if (signal_pipe[0] < 0) {
        return;
    }
    uninstall();
    close(signal_pipe[0]);
    close(signal_pipe[1]);
    signal_pipe[0] = signal_pipe[1] = -1;
    ending = 0;
}

void kvs_signals_stop(void) {
    // SIGCONT too gets its default back: who waits for this call to return needs no second notice.
    uninstall();
    // The main queue may run on any of Dispatch's threads, and those block signals; sent to the process instead, the
    // signal would stop it only some time after this call.
    sigset_t stop, before;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &stop, &before);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    install();
}

bool kvs_signals_ending(void) { return ending != 0; }
