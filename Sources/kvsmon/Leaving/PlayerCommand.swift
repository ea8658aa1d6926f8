import Foundation
import MonitorUI

/// How a player is started so that nobody reads the URL it plays off the list of processes.
struct PlayerCommand: Sendable {
    /// How the URL stands in the file that the player gets.
    enum Form: CaseIterable, Hashable, Sendable {
        /// A list of things to play.
        case list
        /// A multivariant playlist whose only variant it is, for players that know no lists.
        case multivariant

        /// What the file is called; players go by the ending.
        var fileName: String { self == .list ? "session.m3u" : "session.m3u8" }
    }

    /// What it is called.
    let name: String
    /// The program's path.
    let program: String
    /// What was configured to come before the file.
    private let wishes: [String]
    private let known: Known?
    /// What the file is like.
    var form: Form { known?.form ?? .list }

    /// A player that we know how to ask.
    private struct Known: Sendable {
        let name: String
        var form = Form.list
        /// Quiet but for errors, and nothing that tells others of the URL.
        let arguments: @Sendable (_ title: String) -> [String]
    }

    /// In the order of preference.
    private static let known = [
        Known(name: "mpv") { title in
            // yt-dlp would get the URL as an argument, and the window's title would hold it.
            ["--ytdl=no", "--force-media-title=\(title)", "--msg-level=all=error", "--input-terminal=no"]
        },
        Known(name: "ffplay", form: .multivariant) { title in
            let protocols = "file,http,https,tcp,tls,crypto"
            return [
                "-loglevel", "error", "-nostats", "-autoexit", "-window_title", title, "-protocol_whitelist",
                protocols,
            ]
        },
        Known(name: "vlc") { title in
            // The window's title would hold the URL.
            ["--play-and-exit", "--meta-title=\(title)"]
        },
    ]

    /// Why nothing plays here.
    struct Absence: Error, CustomStringConvertible {
        let description: String
    }

    /// The command that was `configured`, or else the first known player that `environment` has.
    init(configured: String?, environment: [String: String]) throws(Absence) {
        let path = environment["PATH"] ?? ""
        let words = (configured ?? "").split(separator: " ").map(String.init)
        if let program = words.first {
            guard let found = Self.find(program, in: path) else {
                throw Absence(description: "\(program) isn't a program on the PATH")
            }
            self.init(found, wishes: Array(words.dropFirst()))
            return
        }
        guard ["DISPLAY", "WAYLAND_DISPLAY"].contains(where: { environment[$0]?.isEmpty == false }) else {
            throw Absence(
                description: environment["SSH_CONNECTION"] == nil
                    ? "there is no display here" : "this is an SSH session without a display")
        }
        guard let found = Self.known.lazy.compactMap({ Self.find($0.name, in: path) }).first else {
            throw Absence(description: "mpv, ffplay and vlc aren't on the PATH, and --player names no other")
        }
        self.init(found, wishes: [])
    }

    private init(_ program: String, wishes: [String]) {
        let name = String(program.split(separator: "/").last ?? "")
        known = Self.known.first { $0.name == name }
        self.name = name
        self.program = program
        self.wishes = wishes
    }

    /// What comes before the file, where the window is called `title`.
    func arguments(title: String) -> [String] { (known?.arguments(title) ?? []) + wishes }

    private static func find(_ program: String, in path: String) -> String? {
        let files = FileManager.default
        if program.contains("/") { return files.isExecutableFile(atPath: program) ? program : nil }
        return path.split(separator: ":").lazy.map { "\($0)/\(program)" }
            .first { files.isExecutableFile(atPath: $0) }
    }

    /// The file's text. Source: RFC 8216 §4.3.4.2: a variant's URI may be absolute.
    func fileText(for url: String) -> String {
        switch form {
        case .list: "#EXTM3U\n\(url)\n"
        case .multivariant: "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000000\n\(url)\n"
        }
    }
}
