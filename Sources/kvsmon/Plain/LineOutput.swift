import Canvas
import CursesTerminal
import Foundation

/// Lines on standard output, for whatever reads them.
struct LineOutput: Sendable {
    /// Nobody reads them any more, as after `| head`.
    struct Closed: Error {}

    private let isASCII: Bool

    /// Lines in ASCII where that is asked for, or where the locale of `environment` isn't UTF-8.
    init(asciiOnly: Bool, environment: [String: String] = Variables.all) {
        isASCII = asciiOnly || !LocaleChoice.namesUTF8(LocaleChoice.name(in: environment))
    }

    /// Writes `lines` at once.
    func write(_ lines: [String]) throws(Closed) {
        guard !lines.isEmpty else { return }
        let text = lines.map { (isASCII ? String($0.map(Glyphs.ascii(for:))) : $0) + "\n" }.joined()
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            throw Closed()
        }
    }
}
