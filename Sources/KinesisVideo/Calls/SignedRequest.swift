import AWSSigning
import FoundationEssentials
import HTTPTransport

/// Makes an HTTP request of a call: REST with a JSON body, signed.
enum SignedRequest {
    /// How every operation is called.
    static let method = "POST"
    /// What every operation's body is.
    static let contentType = "application/json"

    static func make<Output>(
        _ call: ServiceCall<Output>, to endpoint: Endpoint, credentials: Credentials, region: Region,
        date: Date
    ) -> HTTPRequest {
        let path = endpoint.basePath + call.operation.path
        let body = call.body.bytes
        let headers = headers(for: endpoint)
        let signature = SignatureV4.sign(
            method: method, path: path, query: "", headers: headers, body: body,
            credentials: credentials.signing, region: region.name, date: date)
        return HTTPRequest(
            method: method, url: "\(endpoint.scheme)://\(endpoint.authority)\(path)",
            headers: HTTPFields(headers + signature), body: body)
    }

    /// The URL of `request` with the signature in its query, good for `seconds` from `date` on.
    static func presignedURL(
        _ request: ServiceRequest, at endpoint: Endpoint, credentials: Credentials, region: Region,
        date: Date, seconds: Int
    ) -> String {
        let path = endpoint.basePath + request.operation.path
        let query = PresignedURL.query(
            method: method, path: path, headers: headers(for: endpoint), body: request.json.bytes,
            credentials: credentials.signing, region: region.name, date: date, seconds: seconds)
        return "\(endpoint.scheme)://\(endpoint.authority)\(path)?\(query)"
    }

    private static func headers(for endpoint: Endpoint) -> [(name: String, value: String)] {
        [(name: "host", value: endpoint.authority), (name: "content-type", value: contentType)]
    }
}

extension Credentials {
    fileprivate var signing: SigningCredentials {
        SigningCredentials(
            accessKeyID: accessKeyID, secretAccessKey: secretAccessKey.reveal(),
            sessionToken: sessionToken?.reveal())
    }
}
