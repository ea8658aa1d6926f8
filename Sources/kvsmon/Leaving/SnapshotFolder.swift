import Foundation
import MonitorUI
import Reports

/// Where pictures of the screen are kept, with the reports they were drawn from, and recordings that begin on the screen.
struct SnapshotFolder: Sendable {
    /// Its path.
    let path: String

    /// So many pictures of one second have names of their own.
    private static let mostOfASecond = 99

    /// Writes the text and the JSON of `snapshot` to two new files and says where they are.
    func save(_ snapshot: ScreenSnapshot) throws(NewFile.Failure) -> String {
        let stem = StreamFileName(snapshot.subject, at: snapshot.date).path(in: path)
        for count in 1...Self.mostOfASecond {
            let name = count == 1 ? stem : "\(stem)-\(count)"
            do {
                try write(snapshot, to: name)
                return "saved \(name).txt and .json"
            } catch  where error.isTaken {
                continue
            }
        }
        throw NewFile.Failure(
            isTaken: true, path: stem + ".txt", reason: "it and 98 like it are there already")
    }

    /// What failed in the folder, as a sentence: "nothing saved in this folder: Permission denied; …".
    func complaint(_ what: String, because reason: String) -> String {
        let folder = path == "." ? "this folder" : path
        return "nothing \(what) in \(folder): \(reason); --snapshots names another folder"
    }

    private func write(_ snapshot: ScreenSnapshot, to name: String) throws(NewFile.Failure) {
        try NewFile.write(snapshot.picture + "\n", to: name + ".txt")
        let screen = SavedScreen(
            date: snapshot.date, name: snapshot.screen, filter: snapshot.list?.filter,
            rows: snapshot.list?.rows, rowCount: snapshot.list?.rowCount ?? 0)
        do {
            try NewFile.write(JSONReport.render(screen, of: snapshot.report) + "\n", to: name + ".json")
        } catch {
            // Half a pair would be taken for a whole one.
            unlink(name + ".txt")
            throw error
        }
    }
}
