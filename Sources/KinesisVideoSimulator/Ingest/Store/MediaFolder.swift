package import Foundation

/// Where the media of producers lie on disk: numbered files that only grow, each with the fragments of one stream.
///
/// Nobody but the user may look into its files.
package struct MediaFolder: Hashable, Sendable {
    /// The folder.
    package let url: URL

    /// The folder at `url`, which need not be there yet.
    package init(_ url: URL) { self.url = url }

    /// Makes the folder where it isn't there; one that is there keeps its permissions, since it may hold other things.
    func prepare() throws {
        guard !FileManager.default.fileExists(atPath: url.path) else { return }
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// The file `number`.
    func file(_ number: Int) -> URL { url.appendingPathComponent("media-\(number).mkv") }

    /// The numbers of all files, in no order.
    func fileNumbers() throws -> [Int] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).compactMap { name in
            guard name.hasPrefix("media-"), name.hasSuffix(".mkv") else { return nil }
            return Int(name.dropFirst(6).dropLast(4))
        }
    }

    /// How large the file `number` is; 0 where it isn't there.
    func size(ofFile number: Int) -> Int {
        // A file that isn't there holds nothing, which is all that is asked.
        let attributes = try? FileManager.default.attributesOfItem(atPath: file(number).path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// Makes the empty file at `url` and opens it for writing.
    func create(_ url: URL) throws -> FileHandle {
        let isMade = FileManager.default.createFile(
            atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw MediaLibrary.Unreadable(reason: "\(url.path) can't be written") }
        return try FileHandle(forWritingTo: url)
    }

    /// The bytes `ranges` of the file `number`, one after the other.
    func read(_ ranges: [Range<Int>], ofFile number: Int) throws -> [[UInt8]] {
        let handle = try FileHandle(forReadingFrom: file(number))
        return try ranges.map { range in
            try handle.seek(toOffset: UInt64(range.lowerBound))
            let data = try handle.read(upToCount: range.count) ?? Data()
            guard data.count == range.count else {
                throw MediaLibrary.Unreadable(reason: "\(file(number).path) is shorter than it was")
            }
            return Array(data)
        }
    }

    /// Deletes the file `number`; whoever has it open can go on reading it.
    func remove(file number: Int) throws { try FileManager.default.removeItem(at: file(number)) }

    /// Deletes the folder and all that is in it, where it was made.
    func remove() throws {
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        try FileManager.default.removeItem(at: url)
    }
}
