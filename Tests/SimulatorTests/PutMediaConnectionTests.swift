import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

/// The rules of PutMedia, without a network.
struct PutMediaConnectionTests {
    @Test func aFragmentIsAcknowledgedThreeTimes() {
        var producer = Producer()
        let cluster = Producer.cluster(at: 0)
        producer.send(Producer.header() + cluster.dropLast())
        #expect(producer.said == ["BUFFERING 0"])
        producer.send(cluster.suffix(1), at: 1)
        #expect(producer.said == ["BUFFERING 0", "RECEIVED 0"])
        producer.wait(until: 1.19)
        #expect(!producer.said.contains("PERSISTED 0"))
        producer.wait(until: 1.71)
        #expect(producer.said == ["BUFFERING 0", "RECEIVED 0", "PERSISTED 0"])
    }

    @Test func linesAreWhatProducersHaveSeen() {
        let label = FragmentLabel(timecode: 42, number: "9134")
        let lines = [
            Acknowledgement.buffering(label), .idle, .error(.timecodeOrder, label),
            .error(.invalidMatroska, nil),
        ].map { String(decoding: $0.line, as: UTF8.self) }
        #expect(
            lines == [
                "{\"EventType\":\"BUFFERING\",\"FragmentTimecode\":42,\"FragmentNumber\":\"9134\"}\n",
                "{\"EventType\":\"IDLE\"}\n",
                "{\"EventType\":\"ERROR\",\"FragmentTimecode\":42,\"FragmentNumber\":\"9134\","
                    + "\"ErrorCode\":\"FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS\",\"ErrorId\":4004}\n",
                "{\"EventType\":\"ERROR\",\"FragmentTimecode\":-1,\"FragmentNumber\":\"\","
                    + "\"ErrorCode\":\"INVALID_MKV_DATA\",\"ErrorId\":4006}\n",
            ])
    }

    @Test func timesFollowFromTheProducersClockAndFromTheArrival() throws {
        var producer = Producer()
        producer.send(Producer.header(), at: 3)
        let cluster = Producer.cluster(at: 500, frames: Producer.frames([0, 40, 120, 80]))
        producer.send(Array(cluster.dropLast()), at: 4)
        producer.send(cluster.suffix(1), at: 5)
        let capture = try #require(producer.stored.first?.capture)
        #expect(capture.producerTimestamp == Instant(.at(0.5)))
        #expect(capture.serverTimestamp == Instant(.at(4)))
        #expect(capture.length == .milliseconds(120))
        #expect(capture.duration == .milliseconds(160))
        #expect((Instant(.at(5.2))...Instant(.at(5.7))).contains(capture.persisted))
        #expect(
            (capture.persisted + .milliseconds(300)...capture.persisted + .seconds(1)).contains(
                capture.listable))
    }

    @Test func absoluteTimecodesAreTheProducersClock() throws {
        var producer = Producer(timecodes: .absolute)
        let milliseconds = Int(testStart.timeIntervalSince1970) * 1000 + 7
        producer.send(Producer.header() + Producer.cluster(at: milliseconds))
        producer.finish()
        #expect(producer.stored.first?.capture.producerTimestamp == Instant(.at(0.007)))
    }

    @Test func mediaIsKeptAsItCame() throws {
        var producer = Producer()
        let cluster = Producer.cluster(at: 0)
        producer.send(Producer.header() + Producer.tags(2) + cluster)
        producer.finish()
        let stored = try #require(producer.stored.first)
        #expect(stored.cluster == cluster)
        #expect(stored.header.tracks == [Producer.video])
        #expect(stored.tags.map(\.value) == ["0", "1"])
    }

    /// What is wrong with a fragment, and its number; the fragment behind it is accepted.
    @Test(
        arguments: [
            ("going back", Producer.cluster(at: 400), 4004),
            ("standing still", Producer.cluster(at: 500), 4004),
            ("too long", Producer.cluster(at: 600, frames: Producer.frames([0, 10_000, 20_001])), 4002),
            ("an unknown track", Producer.cluster(at: 600, frames: Producer.frames([0], track: 3)), 4010),
            ("a track without frames", Producer.cluster(at: 600, frames: []), 4011),
            ("eleven tags", Producer.tags(11) + Producer.cluster(at: 600), 4009),
            (
                "a long name",
                Producer.tags(1, name: String(repeating: "n", count: 129)) + Producer.cluster(at: 600), 4009
            ),
            ("the future", Producer.cluster(at: 301_000), 4007),
        ] as [(String, [UInt8], Int)])
    func aRefusedFragmentUsesItsNumberUpAndNothingElse(fault: String, bytes: [UInt8], id: Int) throws {
        var producer = Producer()
        producer.send(Producer.header() + Producer.cluster(at: 500) + bytes)
        producer.send(Producer.cluster(at: 700), at: 1)
        producer.finish(at: 1)
        #expect(producer.said.filter { $0.hasPrefix("ERROR") }.map { $0.suffix(4) } == ["\(id)"])
        #expect(producer.stored.map(\.sequence) == [1001, 1003], "\(fault)")
    }

    /// What ends a connection.
    @Test(
        arguments: [
            ("garbage", Array("GET / HTTP/1.1\r\n\r\n".utf8), "ERROR - 4006"),
            (
                "a second segment", Producer.header() + Producer.cluster(at: 0) + Producer.header(),
                "ERROR - 4006"
            ),
            (
                "four tracks",
                Producer.header(
                    (1...4).map { CodedTrack(number: $0, codec: .aac, content: .other, codecPrivate: []) }),
                "ERROR - 4012"
            ),
            (
                // A Cluster with a size of 60 MB. Source: RFC 8794 §6.
                "a huge fragment", Producer.header() + [0x1F, 0x43, 0xB6, 0x75, 0x13, 0x93, 0x87, 0x00],
                "ERROR - 4001"
            ),
        ] as [(String, [UInt8], String)])
    func whatCantBeReadEndsTheConnection(fault: String, bytes: [UInt8], last: String) {
        var producer = Producer()
        producer.send(bytes)
        #expect(producer.said.last == last, "\(fault)")
        #expect(!producer.connection.isReading)
        producer.wait(until: 1)
        #expect(producer.hasEnded)
    }

    @Test func aConnectionThatBreaksInsideAFragmentLosesIt() {
        var producer = Producer()
        producer.send(Producer.header() + Producer.cluster(at: 0).dropLast())
        producer.finish()
        #expect(producer.said == ["BUFFERING 0", "ERROR 0 4000"])
        #expect(producer.stored.isEmpty)
    }

    @Test func theEndComesAfterTheLastAcknowledgement() {
        var producer = Producer()
        producer.send(Producer.header() + Producer.cluster(at: 0))
        producer.finish()
        producer.wait(until: 0.1)
        #expect(!producer.hasEnded)
        producer.wait(until: 0.8)
        #expect(producer.said == ["BUFFERING 0", "RECEIVED 0", "PERSISTED 0"])
        #expect(producer.hasEnded)
    }

    @Test func silenceIsAcknowledgedAndEndsAfterThirtySeconds() {
        var producer = Producer()
        producer.send(Producer.header())
        for second in 1...29 { producer.wait(until: Double(second)) }
        #expect(producer.said == Array(repeating: "IDLE", count: 5))
        #expect(!producer.hasEnded)
        producer.wait(until: 30)
        #expect(producer.hasEnded)
    }

    @Test func aConnectionLastsFortyFiveMinutes() {
        var producer = Producer()
        producer.send(Producer.header(), at: 2690)
        producer.wait(until: 2699)
        #expect(producer.connection.isReading)
        producer.wait(until: 2700)
        #expect(producer.said.last == "ERROR - 4003")
        #expect(producer.hasEnded)
    }

    @Test func withoutRetentionNothingIsStored() {
        var producer = Producer(isArchived: false)
        producer.send(Producer.header() + Producer.cluster(at: 0))
        producer.finish()
        producer.wait(until: 5)
        #expect(producer.said == ["BUFFERING 0", "RECEIVED 0"])
        #expect(producer.stored.isEmpty)
    }

    @Test func aDeletedStreamIsToldOnce() {
        var producer = Producer()
        producer.send(Producer.header())
        #expect(producer.connection.streamDeleted() == [.acknowledge(.error(.streamNotActive, nil))])
        #expect(producer.connection.streamDeleted().isEmpty)
    }

    @Test func moreThanFiveFragmentsASecondHaveToWait() {
        var producer = Producer()
        producer.send(Producer.header())
        for index in 0..<7 { producer.send(Producer.cluster(at: index * 100)) }
        #expect(producer.pauses == [.milliseconds(200), .milliseconds(400)])
        var limits = PutMediaLimits()
        limits.fragmentsPerSecond = nil
        var free = Producer(limits: limits)
        free.send(Producer.header())
        for index in 0..<100 { free.send(Producer.cluster(at: index * 100)) }
        #expect(free.pauses.isEmpty)
    }
}
