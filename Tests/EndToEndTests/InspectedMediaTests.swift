import Foundation
import TestSupport
import Testing

/// Real media: made by ffmpeg, sent by PutMedia, fetched by `inspect`, judged by ffprobe.
@Suite(.tags(.endToEnd))
struct InspectedMediaTests {
    /// Media and what inspect is to say of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let arguments: String
        let ids: Set<String>
        var testDescription: String { name }
    }

    private static let picture = "-f lavfi -i testsrc2=size=320x180:rate=25"
    private static let tone = "-f lavfi -i sine=sample_rate=48000"
    private static let x265 =
        "-c:v libx265 -preset ultrafast -x265-params log-level=none:bframes=0:keyint=50:min-keyint=50"

    static let cases = [
        Case(name: "avc", arguments: "\(picture) \(tone) -t 5 -c:v libx264 -bf 0 -g 50 -c:a aac", ids: []),
        Case(name: "hevc", arguments: "\(picture) \(tone) -t 5 \(x265) -c:a aac", ids: []),
        Case(name: "sound", arguments: "\(tone) -t 5 -ac 2 -c:a aac", ids: []),
        Case(
            name: "reordered", arguments: "\(picture) -t 5 -c:v libx264 -bf 2 -g 50",
            ids: ["reordered-frames"]),
        Case(name: "long", arguments: "\(picture) -t 12 -c:v libx264 -bf 0 -g 1000", ids: []),
        Case(
            name: "baseline",
            arguments: "\(picture) -t 5 -c:v libx264 -profile:v baseline -pix_fmt yuv420p -g 50",
            ids: []),
    ]

    /// Feeds a stream of its own, waits until it is listed, and saves each fragment alone.
    private static let script = """
        set -e
        PATH="$TOOLS:$PATH:$OTHERS"
        aws kinesisvideo create-stream --stream-name $NAME --data-retention-in-hours 24 > /dev/null
        ffmpeg -v error $ARGUMENTS -f matroska -cluster_time_limit 20000 -cluster_size_limit 50M - |
            curl -sS -N -X POST -T - "$AWS_ENDPOINT_URL/putMedia" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
            --aws-sigv4 "aws:amz:$AWS_REGION:kinesisvideo" -H "x-amzn-stream-name: $NAME" \\
            -H 'x-amzn-fragment-timecode-type: RELATIVE' -H "x-amzn-producer-start-timestamp: $(date +%s.%3N)" > acks
        stored=$(grep -c PERSISTED acks)
        now=$(date +%s)
        range="FragmentSelectorType=SERVER_TIMESTAMP,TimestampRange={StartTimestamp=$((now-600)),EndTimestamp=$((now+60))}"
        for attempt in 1 2 3 4 5 6 7 8 9; do
            listed=$(aws kinesis-video-archived-media list-fragments --stream-name $NAME --query 'length(Fragments)' \\
                --endpoint-url $AWS_ENDPOINT_URL --fragment-selector "$range")
            if [ "$listed" = "$stored" ]; then exit 0; fi
            sleep 0.3
        done
        echo "$listed of $stored fragments are listed" >&2
        exit 1
        """

    @Test("inspect and ffprobe see the same frames, key frames, times and codecs", arguments: cases)
    func agreesWithFFprobe(_ example: Case) async throws {
        let simulator = try Simulator(scenario: "steady")
        let folder = try TemporaryFolder()
        let environment = simulator.environment.merging([
            "NAME": example.name, "ARGUMENTS": example.arguments, "AWS_EC2_METADATA_DISABLED": "true",
            "TOOLS": Command.root.appending(path: ".build/python/bin").path,
            "OTHERS": ProcessInfo.processInfo.environment["PATH"] ?? "",
        ]) { $1 }
        let fed = try await Command.run(
            ["sh", "-c", "cd \(folder.path)\n" + Self.script], environment: environment)
        try #require(fed.status == 0, "\(fed.errors)")
        let all = try Inspection(
            try await simulator.kvsmon("inspect", example.name, "--last", "9", "--format", "json"))
        #expect(all.ids == example.ids, "\(all.fragments.flatMap(\.problems))")
        #expect(!all.fragments.isEmpty)
        for fragment in all.fragments {
            let number = try #require(fragment.number)
            let file = folder.path(number)
            _ = try await simulator.kvsmon("inspect", example.name, number, "--save", file)
            let judged = try await Probe.of(file)
            #expect(fragment.tracks.map(Probe.init) == judged, "\(example.name) \(number)")
        }
    }
}

/// What both tell of a track, in ffprobe's words.
private struct Probe: Hashable {
    let kind: String
    let profile: String
    let size: String
    let sound: String
    let frames: Int
    let keyFrames: Int
    let bytes: Int
    let milliseconds: Int

    init(_ track: Inspection.Track) {
        kind = track.content
        profile =
            track.codec_private["profile", default: ""]
            + (track.codec_private["level"].map { " \($0)" } ?? "")
        size = track.codec_private["pictures", default: ""]
        sound =
            track.codec_private["sampling"].map { "\($0) \(track.codec_private["channels", default: "?"])" }
            ?? ""
        frames = track.frames
        keyFrames = track.key_frames
        bytes = track.bytes
        milliseconds = Int((((track.last_seconds ?? 0) - (track.first_seconds ?? 0)) * 1000).rounded())
    }

    private struct Output: Decodable {
        struct Stream: Decodable {
            let codec_type: String
            let codec_name: String
            let profile: String
            let level: Int?
            let width: Int?
            let height: Int?
            let sample_rate: String?
            let channels: Int?
        }

        struct Packet: Decodable {
            let stream_index: Int
            let pts_time: String
            let size: String
            let flags: String
        }

        let streams: [Stream]
        let packets: [Packet]
    }

    /// The tracks of `file` by ffprobe.
    static func of(_ file: String) async throws -> [Probe] {
        let result = try await Command.run([
            "ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_packets", file,
        ])
        try #require(result.status == 0, "\(result.errors)")
        let output = try JSONDecoder().decode(Output.self, from: Data(result.output.utf8))
        return output.streams.enumerated().map { index, stream in
            Probe(stream, output.packets.filter { $0.stream_index == index })
        }
    }

    private init(_ stream: Output.Stream, _ packets: [Output.Packet]) {
        kind = stream.codec_type
        let tenths = stream.level.map { stream.codec_name == "hevc" ? $0 / 3 : $0 }
        profile = stream.profile + (tenths.map { " \($0 / 10).\($0 % 10)" } ?? "")
        size = stream.width.flatMap { width in stream.height.map { "\(width)×\($0)" } } ?? ""
        sound = stream.sample_rate.map { "\($0) Hz \(stream.channels ?? 0)" } ?? ""
        frames = packets.count
        keyFrames = packets.count { $0.flags.hasPrefix("K") }
        bytes = packets.compactMap { Int($0.size) }.reduce(0, +)
        let times = packets.compactMap { Double($0.pts_time) }
        milliseconds = Int((((times.max() ?? 0) - (times.min() ?? 0)) * 1000).rounded())
    }
}
