import Glibc
import NIOCore
import NIOPosix

/// Opens a connection and closes it again, for those who look for the step at which a request fails.
package enum ConnectionProbe {
    /// Why no connection came about.
    package enum Failure: Error, Hashable, Sendable {
        /// The machine answered that nothing listens at the port.
        case refused
        /// No way leads to the address.
        case unreachable
        /// Nothing answered.
        case timeout
        /// Something else, in the system's words.
        case other(String)

        init(_ error: any Error) {
            switch error {
            case ChannelError.connectTimeout: self = .timeout
            case let error as IOError: self.init(errno: error.errnoCode)
            case let error as NIOConnectionError:
                self = error.connectionErrors.first.map { Failure($0.error) } ?? .other("\(error)")
            default: self = .other("\(error)")
            }
        }

        private init(errno code: CInt) {
            self =
                switch code {
                case ECONNREFUSED: .refused
                case ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL: .unreachable
                case ETIMEDOUT: .timeout
                default: .other(strerror(code).map { String(cString: $0) } ?? "error \(code)")
                }
        }
    }

    /// Opens a connection to `port` of `address`, given in digits, within `limit`, and closes it.
    package static func connect(
        to address: String, port: Int, within limit: Duration
    ) async throws(Failure) {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(TimeAmount(limit))
        do {
            let channel = try await bootstrap.connect(host: address, port: port).get()
            channel.close(promise: nil)
        } catch {
            throw Failure(error)
        }
    }
}
