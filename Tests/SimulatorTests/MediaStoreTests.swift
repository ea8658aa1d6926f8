import Foundation
import MediaContainers
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// What is kept of producers' streams, and for how long.
struct MediaStoreTests {
    private let temporary: TemporaryFolder
    /// A folder that isn't there yet.
    private let folder: MediaFolder

    init() throws {
        temporary = try TemporaryFolder()
        folder = MediaFolder(temporary.url.appending(path: "media"))
    }

    private static let settings = StreamSettings(retentionHours: 1, mediaType: "video/h264")

    /// Stores the fragment `ordinal`, received this many seconds after the start, in a file of its own.
    private func store(_ ordinal: Int, at seconds: Double, in store: inout MediaStore) throws
        -> FragmentRecord
    {
        let number = store.newFile()
        var recorder = MediaRecorder(folder: folder)
        try recorder.begin(file: number, header: Producer.header())
        let place = try recorder.write(Producer.cluster(at: ordinal * 100), tags: [])
        let record = FragmentRecord(.made(ordinal, producer: seconds), at: place)
        try store.record([.stored(stream: "cam", fragment: record)], at: Instant(.at(seconds)))
        return record
    }

    private func kept(at seconds: Double) throws -> (store: MediaStore, streams: [SimulatedStream]) {
        var streams: [SimulatedStream] = []
        let store = try MediaStore(keeping: folder, at: Instant(.at(seconds)), streams: &streams)
        return (store, streams)
    }

    private func created() throws -> MediaStore {
        var (store, _) = try kept(at: 0)
        try store.record(
            [.created(stream: "cam", at: 1_700_000_000_123, settings: Self.settings)], at: Instant(.at(0)))
        return store
    }

    @Test func aRestartFindsStreamsAndFragmentsAgain() throws {
        var store = try created()
        _ = try self.store(1, at: 10, in: &store)
        _ = try self.store(2, at: 12, in: &store)
        let stream = try #require(try kept(at: 20).streams.first)
        #expect((stream.name, stream.settings) == ("cam", Self.settings))
        #expect(stream.created == Instant(milliseconds: 1_700_000_000_123))
        #expect(stream.archive.fragments.map(\.sequence) == [1, 2])
        let media = try MediaLibrary(folder: folder).fragment(stream.archive.fragments[1].media)
        #expect(media.frames.map(\.data) == Producer.frames([0, 40, 80]).map(\.data))
    }

    @Test func aFileThatIsMadeAfterARestartReplacesNone() throws {
        var store = try created()
        let record = try self.store(1, at: 10, in: &store)
        var (second, _) = try kept(at: 20)
        #expect(second.newFile() > record.file)
    }

    @Test func nobodyElseMayLook() throws {
        var store = try created()
        _ = try self.store(1, at: 10, in: &store)
        #expect(try Self.permissions(of: folder.url.path) == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            #expect(
                try Self.permissions(of: folder.url.appendingPathComponent(name).path) == 0o600, "\(name)")
        }
    }

    @Test func aCutLineIsPassedOver() throws {
        var store = try created()
        _ = try self.store(1, at: 10, in: &store)
        _ = try self.store(2, at: 12, in: &store)
        let journal = folder.url.appendingPathComponent("streams.jsonl")
        try Data(contentsOf: journal).dropLast(20).write(to: journal)
        var (second, streams) = try kept(at: 20)
        #expect(streams.first?.archive.fragments.map(\.sequence) == [1])
        _ = try self.store(3, at: 14, in: &second)
        #expect(try kept(at: 20).streams.first?.archive.fragments.map(\.sequence) == [1, 3])
    }

    @Test func aFragmentWhoseMediaWereCutIsPassedOver() throws {
        var store = try created()
        let record = try self.store(1, at: 10, in: &store)
        let file = folder.file(record.file)
        try Data(contentsOf: file).dropLast().write(to: file)
        #expect(try kept(at: 20).streams.first?.archive.fragments.isEmpty == true)
    }

    /// When an hour has passed since the first fragment, and not since the second.
    @Test func mediaIsDeletedAsRetentionPasses() throws {
        var store = try created()
        let first = try self.store(1, at: 0, in: &store)
        let second = try self.store(2, at: 1800, in: &store)
        let third = try self.store(3, at: 3601, in: &store)
        #expect(Set(try folder.fileNumbers()) == [second.file, third.file])
        #expect(first.file != second.file)
        #expect(try kept(at: 5401).streams.first?.archive.fragments.map(\.sequence) == [3])
        #expect(try folder.fileNumbers() == [third.file])
    }

    @Test func aDeletedStreamLeavesNothing() throws {
        var store = try created()
        _ = try self.store(1, at: 10, in: &store)
        try store.record([.deleted(stream: "cam")], at: Instant(.at(11)))
        #expect(try folder.fileNumbers().isEmpty)
        #expect(try kept(at: 12).streams.isEmpty)
    }

    /// Lines that no journal has.
    @Test(arguments: [
        "", "{}", "[", "{\"stored\":{\"stream\":\"cam\",\"fragment\":{}}}",
        "{\"deleted\":{\"stream\":\"other\"}}",
        "{\"stored\":{\"stream\":\"cam\",\"fragment\":{\"number\":\"9\",\"sequence\":18446744073709551615,"
            + "\"producer\":1,\"server\":9000000000000,\"persisted\":1,\"listable\":1,\"duration\":1,\"length\":1,"
            + "\"file\":1,\"header\":[5,1],\"cluster\":[0],\"tags\":[\"\"]}}}",
    ])
    func anyLineIsReadOrPassedOver(line: String) throws {
        _ = try created()
        let journal = folder.url.appendingPathComponent("streams.jsonl")
        let text = try String(contentsOf: journal, encoding: .utf8)
        try (text + line + "\n").write(to: journal, atomically: true, encoding: .utf8)
        #expect(try kept(at: 1).streams.map(\.name) == ["cam"])
    }

    @Test func aFolderThatWasThereKeepsItsPermissions() throws {
        let path = folder.url.path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        _ = try kept(at: 0)
        #expect(try Self.permissions(of: path) == 0o755)
    }

    @Test func aFolderThatCantBeUsedIsNamed() throws {
        var options = SimulatorServer.Options(scenarios: [.steady])
        options.dataFolder = URL(fileURLWithPath: "/proc/nowhere")
        let error = #expect(throws: DataFolderError.self) {
            _ = try SimulatedHost(options, now: { testStart }, sleep: { _ in })
        }
        #expect(error?.description.hasPrefix("The data folder /proc/nowhere can't be used: ") == true)
    }

    private static func permissions(of path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}
