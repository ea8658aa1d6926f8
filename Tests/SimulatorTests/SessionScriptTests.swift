import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// What a stream's script changes about its sessions.
struct SessionScriptTests {
    private static func service(_ change: (inout ServiceScript) -> Void) -> ArchivedMediaService {
        let fragments = (0..<60).map { StoredFragment.made($0, producer: Double($0) * 2) }
        var stream = SimulatedStream(name: "camera", fragments: fragments, created: .at(0))
        change(&stream.script)
        return ArchivedMediaService(streams: [stream])
    }

    private static func open(_ service: inout ArchivedMediaService, at date: Date) throws -> String {
        // Each session has a token of its own.
        var generator = SplitMix64(state: UInt64(date.timeIntervalSince1970))
        var request = GetHLSStreamingSessionURLRequest(streamName: "camera")
        request.hlsFragmentSelector = FragmentSelector(.producer)
        let url = try service.getHLSStreamingSessionURL(request, at: date, using: &generator)
        return String(url.split(separator: "=").last ?? "")
    }

    @Test func fragmentsMayBeCounted() throws {
        var service = Self.service { $0.fragmentNaming = .counters }
        let token = try Self.open(&service, at: .at(21))
        let text = try service.mediaPlaylist(token: token, track: 1, at: .at(25))
        let names = text.matches(of: /FragmentNumber=(\d+)&/).map { $0.output.1 }
        #expect(names == ["2", "3", "4", "5", "6"])
        let piece = try service.mediaFragment(token: token, track: 1, number: "6", at: .at(25))
        guard case .mediaFragment(_, _, let start, _) = piece else { Issue.record("\(piece)"); return }
        #expect(start == .seconds(12))
        for name in ["7", "-1", "", StoredFragment.made(8, producer: 0).number] {
            #expect(throws: ServiceError.fragmentNotFound) {
                try service.mediaFragment(token: token, track: 1, number: name, at: .at(25))
            }
        }
    }

    @Test(arguments: [0, 1, 1000])
    func mediaSequencesBeginWhereItSays(first: Int) throws {
        var service = Self.service { $0.firstMediaSequence = first }
        let token = try Self.open(&service, at: .at(21))
        let found = try [21.0, 23, 31].map {
            try service.playlistWindow(token: token, at: .at($0)).mediaSequence
        }
        #expect(found == [first, first + 1, first + 5])
    }

    @Test func playlistsMayStandStill() throws {
        var service = Self.service {
            $0.faults = [ServiceFault(.stalePlaylist, start: .seconds(30), duration: .seconds(20))]
        }
        let (early, late) = (try Self.open(&service, at: .at(21)), try Self.open(&service, at: .at(40)))
        let newest = { (token: String, second: Double) in
            try service.playlistWindow(token: token, at: .at(second)).fragments.last?.sequence
        }
        #expect(try [29, 31, 49.9, 50].map { try newest(early, $0) } == [14, 14, 14, 24])
        #expect(try [40, 49.9, 50].map { try newest(late, $0) } == [19, 19, 24])
    }

    @Test func sessionsMayAllEndAtOnce() throws {
        var service = Self.service { $0.faults = [ServiceFault(.expireSessions, start: .seconds(30))] }
        let early = try Self.open(&service, at: .at(21))
        let late = try Self.open(&service, at: .at(30))
        #expect(throws: Never.self) { try service.playlistWindow(token: early, at: .at(29.999)) }
        #expect(throws: ServiceError.sessionExpired) { try service.playlistWindow(token: early, at: .at(30)) }
        #expect(throws: Never.self) { try service.playlistWindow(token: late, at: .at(31)) }
    }

    @Test func aStreamOfTheSameNameIsAnotherOne() throws {
        var service = Self.service { _ in }
        let token = try Self.open(&service, at: .at(21))
        service.remove(named: "camera")
        #expect(throws: ServiceError.streamNotFound) { try service.playlistWindow(token: token, at: .at(22)) }
        let fragments = [StoredFragment.made(1, producer: 20)]
        service.add(SimulatedStream(name: "camera", fragments: fragments, created: .at(21)))
        #expect(throws: ServiceError.streamNotFound) { try service.playlistWindow(token: token, at: .at(22)) }
    }
}
