import Dispatch
import Foundation
import KinesisVideo

/// A program that runs beside this one, in a session of its own: the keys of our terminal aren't meant for it.
struct SpawnedProgram: Sendable {
    /// It couldn't be started.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let socketKind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    private let process: pid_t
    private let output: Int32

    /// Starts `program`, a path, with nothing to read; what it writes is kept for ``end(keeping:)``.
    init(_ program: String, arguments: [String], environment: [String: String]) throws(Failure) {
        var ends: [Int32] = [-1, -1]
        // A pipe that nothing else inherits would need pipe2, which isn't to be seen from here.
        guard socketpair(AF_UNIX, Self.socketKind, 0, &ends) == 0 else {
            throw Failure(description: "no socket for \(program): \(SystemError.text)")
        }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        actions.closeAllButStandard()
        var attributes = Self.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var child = pid_t()
        let status = posix_spawn(&child, program, &actions, &attributes, &words, &variables)
        guard status == 0 else {
            close(ends[0])
            throw Failure(
                description: "\(program) can't be started: \(String(cString: strerror(status)))")
        }
        (process, output) = (child, ends[0])
    }

    private static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        // Threads of a queue block all signals, and a child would inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // POSIX_SPAWN_SETSID, since glibc 2.26; the header hides it behind _GNU_SOURCE.
        let ownSession: Int32 = 0x80
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | ownSession))
        return attributes
    }

    /// Waits for its end; returns its exit code, or 128 and the signal as shells do, and the last `count` bytes it wrote.
    func end(keeping count: Int) async -> (code: Int32, said: [UInt8]) {
        await withCheckedContinuation { continuation in
            // Reading blocks for as long as it runs, so it gets a thread of the queue.
            DispatchQueue.global().async {
                let said = lastBytes(count)
                close(output)
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                // Source: wait(2): the low seven bits are the signal, the next eight the exit code.
                let signal = status & 0x7F
                continuation.resume(returning: (signal == 0 ? status >> 8 & 0xFF : 128 + signal, said))
            }
        }
    }

    private func lastBytes(_ count: Int) -> [UInt8] {
        var said: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let length = read(output, &buffer, buffer.count)
            guard length > 0 || (length < 0 && errno == EINTR) else { return said }
            said = Array((said + buffer.prefix(max(0, length))).suffix(count))
        }
    }
}
