import Foundation

/// A file that is there and isn't to be replaced.
///
/// It isn't a mistake in the command line, which is right where there is no such file.
struct TakenFile: Error, CustomStringConvertible {
    /// Where it is.
    let path: String

    /// Throws where there is a file at `path`.
    static func refuse(_ path: String) throws(TakenFile) {
        guard !FileManager.default.fileExists(atPath: path) else { throw TakenFile(path: path) }
    }

    /// What became of it, and what to do; a recording says the same.
    var description: String { "\(path) is there already, and stays as it is. Give another name, or --force." }
}
