import Foundation

/// The folder that streams and media should be kept in can't be used.
package struct DataFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The folder's path.
    package let path: String
    /// Why, in the system's words.
    package let reason: String

    /// A failure of `folder` for the reason that `error` gives.
    init(_ folder: MediaFolder, _ error: any Error) {
        path = folder.url.path
        reason = error.localizedDescription.trimmingCharacters(in: .punctuationCharacters)
    }

    /// What failed, why, and what to try.
    package var description: String {
        "The data folder \(path) can't be used: \(reason). Give --data a folder that you may write to."
    }
}
