internal import Glibc

/// Runs a program that takes text and answers some.
enum ChildProcess {
    /// Runs `command`, found by `PATH`, with `input` as its standard input, and waits for its end.
    ///
    /// Returns what it wrote to its standard output, or `nil` unless it took everything and ended with status 0.
    static func run(_ command: [String], input: [UInt8]) -> [UInt8]? {
        var ends: [Int32] = [-1, -1]
        // A socket, not a pipe: a child that reads nothing must not cost us a SIGPIPE.
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | closeOnExec, 0, &ends) == 0 else {
            return nil
        }
        defer { close(ends[1]) }
        let child = spawn(command, speakingTo: ends[0])
        close(ends[0])
        guard let child else { return nil }
        let isSent = send(input, to: ends[1])
        shutdown(ends[1], Int32(SHUT_WR))
        let output = everything(from: ends[1])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return isSent && status == 0 ? output : nil
    }

    private static let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)

    private static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    private static func everything(from socket: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(socket, &buffer, buffer.count)
            guard count > 0 || (count < 0 && errno == EINTR) else { return bytes }
            bytes += buffer.prefix(max(0, count))
        }
    }

    private static func spawn(_ command: [String], speakingTo socket: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDIN_FILENO, STDOUT_FILENO] {
            posix_spawn_file_actions_adddup2(&actions, socket, descriptor)
        }
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // Threads of a queue block all signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        return posix_spawnp(&child, command[0], &actions, &attributes, &arguments, environ) == 0 ? child : nil
    }
}
