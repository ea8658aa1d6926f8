import Foundation
import NIOCore

/// The port that was asked for can't be served on.
package struct PortError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The port.
    package let port: Int
    /// Why, in the system's words.
    package let reason: String

    /// A failure of `port` for the reason that `error` gives.
    init(_ port: Int, _ error: IOError) {
        self.port = port
        reason = strerror(error.errnoCode).map { String(cString: $0) } ?? "error \(error.errnoCode)"
    }

    /// What failed, why, and what to try.
    package var description: String {
        "Port \(port) of 127.0.0.1 can't be used: \(reason). Give --port another one, or 0 for one that is free."
    }
}
