import Foundation
import MonitorUI
import Reports

/// Where pictures of the screen are kept, with the reports they were drawn from.
struct SnapshotFolder: Sendable {
    /// Its path.
    let path: String

    /// So many pictures of one second have names of their own.
    private static let mostOfASecond = 99

    /// Writes the text and the JSON of `snapshot` to two new files and says where they are.
    func save(_ snapshot: ScreenSnapshot, of stream: String) throws(NewFile.Failure) -> String {
        let stamp = snapshot.date.formatted(.iso8601.timeSeparator(.omitted))
        let stem = (path == "." ? "" : path + "/") + "kvsmon-\(Self.fileName(stream))-\(stamp)"
        for count in 1...Self.mostOfASecond {
            let name = count == 1 ? stem : "\(stem)-\(count)"
            do {
                try write(snapshot, to: name)
                return snapshot.report == nil ? "saved \(name).txt" : "saved \(name).txt and .json"
            } catch  where error.isTaken {
                continue
            }
        }
        throw NewFile.Failure(
            isTaken: true, path: stem + ".txt", reason: "it and 98 like it are there already")
    }

    private func write(_ snapshot: ScreenSnapshot, to name: String) throws(NewFile.Failure) {
        try NewFile.write(snapshot.picture + "\n", to: name + ".txt")
        guard let report = snapshot.report else { return }
        do {
            try NewFile.write(JSONReport.render(report) + "\n", to: name + ".json")
        } catch {
            // Half a pair would be taken for a whole one.
            unlink(name + ".txt")
            throw error
        }
    }

    /// What a stream may take of a file's name, which has 255 bytes at most on Linux: a stream's own has up to 256.
    private static let longestName = 200

    /// Streams may be named by anything that was typed.
    private static func fileName(_ stream: String) -> String {
        var name = ""
        for character in stream {
            let character =
                character.isLetter || character.isNumber || "_.-".contains(character) ? character : "-"
            guard name.utf8.count + character.utf8.count <= longestName else { break }
            name.append(character)
        }
        return name
    }
}
