import Testing

@testable import KinesisVideoSimulator

struct ScenarioFileErrorTests {
    private static let kinds =
        "refused, drop, silence, late, duplicate, overlap, second-producer, outage, reboot, reconnect, burst, "
        + "slow-uplink, clock-jump, media"
    private static let serviceKinds =
        "throttle, internal-failure, unavailable, delay, reset, truncate, malformed, stale-playlist, expire-sessions"

    @Test(
        arguments: [
            (
                "colour = 3",
                "1: \"colour\" isn't known in a scenario; known are summary, stream, repeat, media, network, clock, fault, service"
            ),
            ("summary = 3", "1: summary: it must be a text in quotes, not a whole number"),
            (
                "\n\nstream = \"my camera\"",
                "3: stream: \"my camera\" can't be a stream's name, which has up to 256 letters, digits, _, . and -"
            ),
            (
                "repeat = \"soon\"",
                "1: repeat: it must be a duration such as \"2s\", \"1500ms\", \"5m\" or \"1h\""
            ),
            ("repeat = 60", "1: repeat: it must be a duration such as \"2s\", \"1500ms\", \"5m\" or \"1h\""),
            ("repeat = \"25h\"", "1: repeat: it must be from 1s to 24h"),
            ("media = 1", "1: [media] must be a table"),
            ("[media]\nfilm = \"vp9\"", "2: film: \"vp9\" isn't known; it is one of h264, h265, small"),
            (
                "[media]\ntracks = \"text\"",
                "2: tracks: \"text\" isn't known; it is one of video+audio, video, audio"
            ),
            (
                "[media]\npictures-per-fragment = 400",
                "2: pictures-per-fragment: a fragment would last 25600ms; it may last 200ms to 20s"
            ),
            (
                "[media]\nfragment-duration-jitter = \"1s\"",
                "2: fragment-duration-jitter: it must be from 0s to 512ms"
            ),
            (
                "[network]\nlag = \"1s\"\nlag-range = \"2s..3s\"",
                "3: lag-range: it must hold the usual value, lag"
            ),
            ("[network]\nlag-range = \"3s..2s\"", "2: lag-range: it must be a range such as \"8s..40s\""),
            ("[network]\nlag-jitter = \"300ms\"", "2: lag-jitter: it must be from 0s to 204ms"),
            ("[clock]\norigin = \"moon\"", "2: origin: \"moon\" isn't known; it is one of unix, boot"),
            ("[clock]\ndrift = 0.5", "2: drift: it must be a whole number from -100000 to 100000"),
            (
                "[fault]\nkind = \"drop\"",
                "1: fault: each begins with [[fault]], so that there can be several"
            ),
            ("[[fault]]\nat = \"1s\"", "1: kind: it is missing; it is one of \(kinds)"),
            (
                "[[fault]]\nkind = \"flood\"\nat = \"1s\"",
                "2: kind: \"flood\" isn't known; it is one of \(kinds)"
            ),
            (
                "[[fault]]\nkind = \"drop\"",
                "1: at: it is missing; it is a duration such as \"2s\", \"1500ms\", \"5m\" or \"1h\""
            ),
            (
                "[[fault]]\nkind = \"drop\"\nat = \"1s\"\nby = \"3s\"",
                "4: \"by\" isn't known in a fault of kind drop; known are kind, at, at-range, fragments, fragments-range"
            ),
            (
                "[[fault]]\nkind = \"drop\"\nat = \"1s\"\nfragments = 0",
                "4: fragments: it must be a whole number from 1 to 500"
            ),
            (
                "[[fault]]\nkind = \"drop\"\nat = \"1s\"\nfragments-range = \"0..4\"",
                "4: fragments-range: it must lie within 1 to 500"
            ),
            (
                "[[fault]]\nkind = \"drop\"\nat-range = \"1s..2s\"",
                "3: at-range: at is missing, the usual value"
            ),
            (
                "[[fault]]\nkind = \"drop\"\nat = \"5s\"\n\n[[fault]]\nkind = \"drop\"\nat = \"6s\"",
                "5: at: this fault may begin 6s after the start, and the one in line 1 may be felt until 13192ms; faults stand in the order of time, apart from each other"
            ),
            (
                "repeat = \"10s\"\n[[fault]]\nkind = \"drop\"\nat = \"5s\"\nfragments = 5",
                "2: at: this fault may be felt until 19336ms, which is later than 15s, when the first one may come again"
            ),
            ("[[service.fault]]\nat = \"1s\"", "1: kind: it is missing; it is one of \(serviceKinds)"),
            ("[service]\nlisting-delay = \"1s\"", "2: listing-delay: it must be a range such as \"8s..40s\""),
            (
                "[service]\nfirst-media-sequence = 7",
                "2: first-media-sequence: it must be a whole number from 0 to 1"
            ),
            (
                "[[service.fault]]\nkind = \"reset\"\nby = \"1s\"",
                "3: by: it says nothing about a fault of kind reset"
            ),
            (
                "[[service.fault]]\nkind = \"stale-playlist\"\none-in = 2",
                "3: one-in: it says nothing about a fault of kind stale-playlist"
            ),
            (
                "[[service.fault]]\nkind = \"reset\"\noperations = \"all\"",
                "3: operations: it must be an array of texts, not a text"
            ),
        ] as [(String, String)])
    func isSaidWithItsLine(text: String, expected: String) {
        #expect(Self.message(text) == "cam.toml:" + expected)
    }

    @Test(arguments: [
        "stream = ", "[", "[.a]", "[[ .a]]", "[]", "\u{A0}[.a]", "[\u{301}a]", "[é]", "\r\n[.a]",
        "a = 1\na = 2", "x = \"open",
    ])
    func whatIsntTOMLIsSaidWithItsLine(text: String) {
        let message = Self.message("# a comment\n" + text)
        #expect(message.hasPrefix("cam.toml:2: ") || message.hasPrefix("cam.toml:3: "), "\(message)")
    }

    @Test func theLineOfAKeyIsFoundBehindTextsAndArraysOfManyLines() {
        let text = """
            summary = \"\"\"
            at = 3
            [[fault]]
            \"\"\"
            [[service.fault]]
            kind = "reset"
            operations = [
              "ListFragments", # at = 5
            ]
            [[service.fault]]
            "kind" = 'reset'
            one-in = 0
            """
        #expect(Self.message(text) == "cam.toml:12: one-in: it must be a whole number from 1 to 1000000")
    }

    @Test(arguments: 0..<400)
    func anyDamageGivesAnErrorOrAScenario(seed: UInt64) throws {
        let files = Scenario.files
        var generator = SplitMix64(state: seed)
        var bytes = Array(files[Int(seed) % files.count].text.utf8)
        for _ in 0..<3 {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            bytes[index] = UInt8.random(in: 9...126, using: &generator)
        }
        let message = Self.message(String(decoding: bytes, as: UTF8.self))
        #expect(message.isEmpty || message.hasPrefix("cam.toml:"))
    }

    private static func message(_ text: String) -> String {
        do {
            _ = try ScenarioFile(path: "cam.toml", text: text).scenario().variation(3)
            return ""
        } catch {
            return error.description
        }
    }
}
