import Foundation
import MediaContainers

/// Writes the fragments of one connection to disk: files of the store that only grow.
struct MediaRecorder {
    private let folder: MediaFolder
    private var open: OpenFile?

    /// The file that is written to.
    private struct OpenFile {
        var number: Int
        var handle: FileHandle
        var size: Int
        var header: Range<Int>
    }

    /// A file that is larger isn't continued: files go as a whole when retention passes.
    private static let fileSize = 64 << 20

    /// A recorder that writes into `folder`.
    init(folder: MediaFolder) { self.folder = folder }

    /// Whether the next fragment begins a file, whose number is then needed.
    var needsFile: Bool { open.map { $0.size >= Self.fileSize } ?? true }

    /// Begins the file `number` with `header`.
    mutating func begin(file number: Int, header: [UInt8]) throws {
        let handle = try folder.create(folder.file(number))
        try handle.write(contentsOf: Data(header))
        open = OpenFile(number: number, handle: handle, size: header.count, header: 0..<header.count)
    }

    /// Writes `cluster` behind what is there, and says where.
    mutating func write(_ cluster: [UInt8], tags: [MatroskaTag]) throws -> StoredMedia {
        guard var file = open else { throw MediaLibrary.Unreadable(reason: "no file was begun") }
        do {
            try file.handle.write(contentsOf: Data(cluster))
        } catch {
            // Part of it may be there: what comes next begins another file.
            open = nil
            throw error
        }
        let range = file.size..<file.size + cluster.count
        file.size = range.upperBound
        open = file
        return StoredMedia(file: file.number, header: file.header, cluster: range, tags: tags)
    }
}
