import Foundation
import Glibc

/// What becomes of a file that has the name of a new recording.
package enum ExistingFile: Sendable {
    /// It stays, and the recording isn't begun.
    case kept
    /// The recording is written over it.
    case replaced
}

/// A file that a recording is written to; nobody but its owner can read it.
final class RecordingFile {
    /// Where it is.
    let path: String
    /// Bytes written.
    private(set) var size = 0
    private let descriptor: Int32

    /// A new file at `path`.
    init(path: String, existing: ExistingFile) throws(RecordingError) {
        self.path = path
        let mode = existing == .kept ? O_EXCL : O_TRUNC
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
        guard descriptor >= 0 else { throw Self.cannotOpen(path) }
        // One that was there may have been open to others; a device has permissions of its own.
        if existing == .replaced { _ = fchmod(descriptor, 0o600) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private static func cannotOpen(_ path: String) -> RecordingError {
        guard errno != EEXIST else {
            return RecordingError(
                .exists, path, "is there already, and stays as it is. Give another name, or --force.")
        }
        let reason = Self.reason
        return RecordingError(
            .cannotOpen, path,
            "can't be written: \(reason). Give a folder that is there and can be written to.",
            systemReason: reason)
    }

    private static var reason: String { String(cString: strerror(errno)) }

    /// Adds `bytes`, all of them or none.
    func write(_ bytes: [UInt8]) throws(RecordingError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = Self.reason
                // The part of it that went in would end the file within a line.
                _ = ftruncate(descriptor, off_t(size))
                throw RecordingError(
                    .cannotWrite, path,
                    "takes no more: \(reason). What was recorded before can be replayed; recording has ended."
                )
            }
            rest = rest.dropFirst(count)
        }
        size += bytes.count
    }
}

extension RecordedStream {
    /// No file is larger: what it stands for couldn't be shown.
    private static let largestFile = 1 << 30

    /// The recording in the files at `paths`, its parts in order.
    package init(paths: [String]) throws(RecordingError) {
        var files: [File] = []
        for path in paths { files.append(File(name: path, content: try Self.content(path))) }
        try self.init(files)
    }

    private static func content(_ path: String) throws(RecordingError) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            let content = try handle.read(upToCount: largestFile) ?? Data()
            return [UInt8](content)
        } catch {
            let missing = !FileManager.default.fileExists(atPath: path)
            throw RecordingError(
                .cannotRead, path,
                missing ? "isn't there. Check the name." : "can't be read: \(Self.reason(error)).")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
        return underlying.domain == NSPOSIXErrorDomain
            ? String(cString: strerror(Int32(underlying.code))) : error.localizedDescription
    }
}
