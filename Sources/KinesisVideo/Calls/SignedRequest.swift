import AWSSigning
import FoundationEssentials
import HTTPTransport

/// Makes an HTTP request of a call: REST with a JSON body, signed.
enum SignedRequest {
    static func make<Output>(
        _ call: ServiceCall<Output>, to endpoint: Endpoint, credentials: Credentials, region: Region,
        date: Date
    ) -> HTTPRequest {
        let path = endpoint.basePath + call.operation.path
        let body = call.body.bytes
        let headers = [
            (name: "host", value: endpoint.authority), (name: "content-type", value: "application/json"),
        ]
        let signature = SignatureV4.sign(
            method: "POST", path: path, query: "", headers: headers, body: body,
            credentials: SigningCredentials(
                accessKeyID: credentials.accessKeyID, secretAccessKey: credentials.secretAccessKey.reveal(),
                sessionToken: credentials.sessionToken?.reveal()),
            region: region.name, date: date)
        return HTTPRequest(
            method: "POST", url: "\(endpoint.scheme)://\(endpoint.authority)\(path)",
            headers: HTTPFields(headers + signature), body: body)
    }
}
