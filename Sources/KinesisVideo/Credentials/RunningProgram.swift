import Foundation
import HTTPTransport

/// A program that runs with nothing to read; what it writes comes to us.
///
/// It stays in our process group, so that it may ask for a password on the terminal, as AWS's own tools let it.
private struct RunningProgram: Sendable {
    /// Why it doesn't run.
    struct Failure: Error {
        let reason: String
    }

    private let process: pid_t
    private let output: Int32
    private let errors: Int32

    /// The most bytes of output that are kept: credentials take one or two thousand.
    private static let outputLimit = 1 << 20

    init(_ call: ProgramCall) throws(Failure) {
        let (output, programsOutput) = try Self.pair()
        let (errors, programsErrors) = try Self.pair()
        defer {
            close(programsOutput)
            close(programsErrors)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, programsOutput, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, programsErrors, STDERR_FILENO)
        actions.closeAllButStandard()
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of a pool block all signals, and a child would inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words = call.words.map { strdup($0) } + [nil]
        var variables = call.variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var child = pid_t()
        let status = posix_spawnp(&child, call.words.first ?? "", &actions, &attributes, &words, &variables)
        guard status == 0 else {
            close(output)
            close(errors)
            throw Failure(reason: String(cString: strerror(status)))
        }
        (process, self.output, self.errors) = (child, output, errors)
    }

    /// Two ends of a connection, ours first. Unlike a pipe's, reading ours can be ended from outside.
    private static func pair() throws(Failure) -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw Failure(reason: String(cString: strerror(errno)))
        }
        return (ends[0], ends[1])
    }

    /// Ends it, and with it ``outcome()``, even where a child of its own goes on writing.
    func kill() {
        Foundation.kill(process, SIGKILL)
        shutdown(output, Int32(SHUT_RDWR))
        shutdown(errors, Int32(SHUT_RDWR))
    }

    /// How it ended; descriptors are closed then.
    func outcome() async -> ProgramOutcome {
        async let said = Self.all(of: output)
        async let complained = Self.all(of: errors)
        let (output, errors) = await (said, complained)
        let status = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: end()) }
        }
        close(self.output)
        close(self.errors)
        return .ended(status: status, output: output, errors: errors)
    }

    /// The exit code, or 128 and the signal as shells do. Source: wait(2).
    private func end() -> Int {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return Int(signal == 0 ? status >> 8 & 0xFF : 128 + signal)
    }

    /// Everything that comes from `descriptor` until its other end is closed; what is too much is thrown away.
    private static func all(of descriptor: Int32) async -> [UInt8] {
        await withCheckedContinuation { continuation in
            // Reading blocks for as long as it runs, so it gets a thread of the queue.
            DispatchQueue.global().async {
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 4096)
                while true {
                    let count = read(descriptor, &buffer, buffer.count)
                    guard count > 0 || (count < 0 && errno == EINTR) else { break }
                    bytes += buffer.prefix(max(0, min(count, outputLimit - bytes.count)))
                }
                continuation.resume(returning: bytes)
            }
        }
    }
}

extension ProgramCall {
    /// Runs it; a cancelled task or a passed limit kills it.
    func run(time: TimeSource = .system) async -> ProgramOutcome {
        let program: RunningProgram
        do throws(RunningProgram.Failure) {
            program = try RunningProgram(self)
        } catch {
            return .notStarted(error.reason)
        }
        return await withTaskGroup(of: ProgramOutcome.self) { group in
            group.addTask { await program.outcome() }
            group.addTask {
                // A wait that is cut short means that the program ended first, or that nobody waits for it any more.
                try? await time.sleep(limit)
                return .tookTooLong
            }
            let first = await group.next() ?? .tookTooLong
            if first == .tookTooLong { program.kill() }
            group.cancelAll()
            await group.waitForAll()
            return first
        }
    }
}
