import Foundation

/// Files that hold secrets: read whole, and written so that only their owner may read them.
enum PrivateFile {
    /// The text of the file at `path`, or `nil` where it can't be read.
    static func text(at path: String) -> String? {
        // A file that isn't there and one that can't be read are the same to us: it says nothing.
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the file at `path` holds `text`, or `nil` where it can't be read; no more of it is read than it takes.
    static func holds(_ text: String, at path: String) -> Bool? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        let wanted = Array(text.utf8)
        var window: [UInt8] = []
        do {
            while let more = try file.read(upToCount: 16_384), !more.isEmpty {
                window += Array(more)
                if window.holds(wanted) { return true }
                window.removeFirst(max(0, window.count - wanted.count + 1))
            }
            return false
        } catch {
            // A folder, and a file that breaks off while it is read, are like one that can't be.
            return nil
        }
    }

    /// When the file at `path` was last written, or `nil` where there is none.
    static func modificationDate(of path: String) -> Date? {
        // Without the file there is no date, which is the answer.
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }

    /// Replaces the file at `path` by one with these `bytes`: whoever reads it meanwhile sees the old one whole.
    static func write(to path: String, _ bytes: [UInt8]) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = folder.appending(path: ".\(UUID().uuidString).tmp").path
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        do {
            let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
            defer { close(file) }
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, path) == 0 else {
            let error = failure(path)
            unlink(draft)
            throw error
        }
    }

    private static func failure(_ path: String) -> CocoaError {
        CocoaError(
            .fileWriteUnknown,
            userInfo: ["NSFilePath": path, "NSUnderlyingErrorDescription": String(cString: strerror(errno))])
    }
}
