import AWSSigning
import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whose the keys are, by AWS STS.
    static let identity = DoctorCheck(
        .identity, "identity", needs: [.credentials, .http], limit: .seconds(5)
    ) { instruments, chart in
        var chart = chart
        guard let place = chart.place, let source = chart.client?.credentials else {
            return Outcome(.notTried("no credentials"), chart)
        }
        do throws(KinesisVideoError) {
            guard let endpoint = try instruments.identityEndpoint(place) else {
                return Outcome(
                    .notTried("the endpoint isn't AWS's; AWS_ENDPOINT_URL_STS would name its STS"), chart)
            }
            let keys = try await source.load()
            let request = CallerIdentity.request(
                to: endpoint, credentials: keys, region: place.region, date: chart.serviceTime(instruments))
            let begin = instruments.time.uptime()
            let transport = instruments.logging.observingCredentials(
                over: instruments.transport, time: instruments.time)
            let answer = try await send(request, transport)
            let identity = try CallerIdentity(answer, hiding: keys.secrets)
            chart.identity = identity.arn
            let took = Wording.span(instruments.time.uptime() - begin)
            return Outcome(.ok("\(identity.arn), in \(took)"), facts: identity.facts, chart)
        } catch  where error.status == nil && !error.code.isAboutKeys {
            // A network without a way to STS may have one to the stream; the calls to come show whether the keys are good.
            return Outcome(.notTried("STS can't be reached: \(error.message)"), chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }

    private static func send(
        _ request: HTTPRequest, _ transport: any Transport
    ) async throws(KinesisVideoError) -> HTTPResponse {
        do throws(HTTPTransportError) {
            return try await transport.send(request, deadline: callLimit, bodyLimit: 1 << 16)
        } catch {
            throw KinesisVideoError(error)
        }
    }
}

extension KinesisVideoError.Code {
    /// Whether it says that there are no keys.
    fileprivate var isAboutKeys: Bool { self == .credentials || self == .configuration }
}

/// What GetCallerIdentity tells. Source: AWS STS API reference, GetCallerIdentity: no permission is needed for it.
struct CallerIdentity: Hashable, Sendable {
    /// Who asks.
    var arn: String
    /// The account's number.
    var account: String

    /// Reads an answer in the query protocol's XML; a refusal may quote the request, and `secrets` in it are hidden.
    init(_ response: HTTPResponse, hiding secrets: [Secret]) throws(KinesisVideoError) {
        let text = String(decoding: response.body, as: UTF8.self)
        guard response.status == 200 else {
            let code = Self.element("Code", of: text).map(KinesisVideoError.Code.init(rawValue:))
            var error = KinesisVideoError(
                code ?? .init(rawValue: "http-\(response.status)"),
                Redaction.message(
                    Self.element("Message", of: text) ?? "AWS STS gave no reason", hiding: secrets),
                status: response.status,
                requestID: Self.element("RequestId", of: text))
            if code == "AccessDenied" { error.advice = Self.advice }
            throw error
        }
        guard let arn = Self.element("Arn", of: text) else {
            throw KinesisVideoError(
                .undecodable, "the answer isn't one of AWS STS", status: response.status)
        }
        self.arn = arn
        account = Self.element("Account", of: text) ?? ""
    }

    /// Source: AWS STS API reference, GetCallerIdentity: only an explicit denial refuses it.
    private static let advice =
        "Nobody needs a permission for sts:GetCallerIdentity: look for what denies it, such as a service control policy "
        + "or the policy of a VPC endpoint for STS"

    var facts: [TriageReport.Fact] { [.init("arn", .text(arn)), .init("account", .text(account))] }

    static func request(
        to endpoint: Endpoint, credentials: Credentials, region: Region, date: Date
    ) -> HTTPRequest {
        let path = endpoint.basePath + "/"
        let body = Array("Action=GetCallerIdentity&Version=2011-06-15".utf8)
        let headers = [
            (name: "host", value: endpoint.authority),
            (name: "content-type", value: "application/x-www-form-urlencoded; charset=utf-8"),
        ]
        let signature = SignatureV4.sign(
            method: "POST", path: path, query: "", headers: headers, body: body,
            credentials: SigningCredentials(
                accessKeyID: credentials.accessKeyID,
                secretAccessKey: credentials.secretAccessKey.reveal(),
                sessionToken: credentials.sessionToken?.reveal()),
            region: region.name, service: "sts", date: date)
        return HTTPRequest(
            method: "POST", url: "\(endpoint.scheme)://\(endpoint.authority)\(path)",
            headers: HTTPFields(headers + signature), body: body)
    }

    /// The text of the first element called `name`; those that are read here hold no markup.
    private static func element(_ name: String, of text: String) -> String? {
        guard let start = text.firstRange(of: "<\(name)>"),
            let end = text[start.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
