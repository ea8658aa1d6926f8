/// Which of the service's operations are offered under which name.
///
/// The service has a host for a region's streams and others for their media. The simulator listens at one address, and usually
/// every operation is offered there, so that one `AWS_ENDPOINT_URL` will do. Apart, each host answers as the service's does.
package enum ServiceHosts: Hashable, Sendable {
    /// Everything is offered under any name.
    case one
    /// Media is offered under `data`, name and port, as GetDataEndpoint says; the rest under every other name.
    case apart(data: String)

    /// What an operation of `plane` gets under the name `host` without being carried out; `nil` where it is offered there.
    ///
    /// The region's host takes what is meant for another for an operation without output; the others don't know its operations.
    func answer(for plane: APIOperation.Plane, at host: String?) throws(ServiceError) -> HTTPAnswer? {
        guard case .apart(let data) = self else { return nil }
        switch (plane, host == data) {
        case (.data, false): return HTTPAnswer([:])
        case (.control, true): throw .operationNotHere
        case (.data, true), (.control, false), (.playback, _): return nil
        }
    }
}

extension HTTPQuestion {
    /// The name and port that it was asked under.
    var host: String? { headers.first { $0.name.lowercased() == "host" }?.value }
}
