#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

/// What a program dies of; SIGQUIT (^\) is somebody's wish to have a core.
static const int deadly[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};
enum { deadly_count = sizeof deadly / sizeof *deadly };

// A handler can be given nothing, so what it needs lives here.
static volatile sig_atomic_t armed = 0;
static volatile sig_atomic_t crashing = 0;
static struct kvs_tty guarded;
static char ending[256];
static size_t ending_length;
static struct sigaction previous[deadly_count];

static void give_terminal_back(void) {
    armed = 0;
    // Nothing can be done about a failure here.
    ssize_t ignored = write(guarded.descriptor, ending, ending_length);
    (void)ignored;
    tcsetattr(guarded.descriptor, TCSANOW, &guarded.original);
}

/// What comes after this handler may take long (a backtrace does), and must end at once where somebody asks for it.
static const int asking[] = {SIGINT, SIGTERM, SIGHUP};

/// Only async-signal-safe calls: write, tcsetattr, sigaction, raise (signal-safety(7)).
static void crashed(int number, siginfo_t *cause, void *context) {
    (void)context;
    if (armed) {
        crashing = 1;
        give_terminal_back();
        for (size_t index = 0; index < sizeof asking / sizeof *asking; index++) {
            signal(asking[index], SIG_DFL);
        }
    }
    for (int index = 0; index < deadly_count; index++) {
        if (deadly[index] == number) {
            sigaction(number, &previous[index], NULL);
        }
    }
    // A fault repeats itself when the instruction runs again, and the handler that follows (Swift's backtracer) then
    // sees the true place; whatever was sent, or trapped behind the instruction, has to be sent again.
    bool repeats = cause->si_code > 0 && (number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE);
    if (!repeats) {
        raise(number);
    }
}

void kvs_crash_wait(void) {
    while (crashing) {
        pause();
    }
}

void kvs_crash_guard_arm(const struct kvs_tty *tty, const char *bytes, size_t length) {
    kvs_crash_guard_disarm();
    guarded = *tty;
    ending_length = length < sizeof ending ? length : sizeof ending;
    memcpy(ending, bytes, ending_length);
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < deadly_count; index++) {
        sigaction(deadly[index], &action, &previous[index]);
    }
    armed = 1;
}

void kvs_crash_guard_disarm(void) {
    if (!armed) {
        return;
    }
    armed = 0;
    for (int index = 0; index < deadly_count; index++) {
        sigaction(deadly[index], &previous[index], NULL);
    }
}
