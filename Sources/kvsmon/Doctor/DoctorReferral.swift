import Triage

/// The command that checks step by step what a failure may come from.
struct DoctorReferral: Hashable, Sendable {
    /// The command, to be pasted into a shell.
    let command: String

    /// The command for `stream`, or for the account alone, with `options` as they were given.
    init(stream: String?, options: [(name: String, value: String?)]) {
        let given = options.flatMap { option in option.value.map { [option.name, $0] } ?? [] }
        let words = ["kvsmon", "doctor"] + (stream.map { [$0] } ?? []) + given
        command = words.map(\.shellWord).joined(separator: " ")
    }

    /// `error`, which says the command too where that finds out more.
    func completing(_ error: any Error) -> any Error {
        let cause = (error as? any CausedError)?.cause ?? error
        return Referral.isDue(for: cause) ? ReferredError(error: error, command: command) : error
    }
}

/// An error that another one is the reason of.
protocol CausedError: Error {
    /// The reason, or `nil` where there is none but itself.
    var cause: (any Error)? { get }
}

/// An error with the command that finds out more.
private struct ReferredError: Error, CustomStringConvertible {
    let error: any Error
    let command: String

    var description: String {
        let text = "\(error)"
        return "\(text)\(text.hasSuffix(".") ? "" : ".") `\(command)` checks each step"
    }
}

extension String {
    /// The text as one word of a shell. Source: POSIX.1-2017, Shell Command Language, §2.2.2.
    fileprivate var shellWord: String {
        let isPlain = !isEmpty && utf8.allSatisfy { Self.plain.contains($0) }
        return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
    }

    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@%+,=".utf8)
}
