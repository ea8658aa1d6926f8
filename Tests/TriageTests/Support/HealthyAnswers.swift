import Foundation
import HTTPTransport
import Reports

@testable import Triage

typealias Line = TriageReport.Line

extension ScriptedService {
    static let stream =
        #"{"StreamName":"cam1","Status":"ACTIVE","DataRetentionInHours":24,"Version":"v1","MediaType":"video/h264"}"#

    static let healthy: [(path: String, answer: Answer)] = [
        ("/listStreams", json(#"{"StreamInfoList":[\#(stream)],"NextToken":null}"#)),
        ("/describeStream", json(#"{"StreamInfo":\#(stream)}"#)),
        ("/getDataEndpoint", json(#"{"DataEndpoint":"https://\#(data)"}"#)),
        ("/listFragments", { listed(ages: [2.5, 4.5, 6.5, 8.5, 10.5], to: $0) }),
        (
            "/getHLSStreamingSessionURL",
            json(
                #"{"HLSStreamingSessionURL":"https://\#(data)/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=\#(token)"}"#
            )
        ),
        ("/getHLSMasterPlaylist.m3u8", json(master(codecs: "avc1.4d4032,mp4a.40.2"))),
        ("/getHLSMediaPlaylist.m3u8", json(media)),
        ("sts.us-west-2.amazonaws.com/", json(identity)), ("amazonaws.com/", json("{}")),
    ]

    static let identity = """
        <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ops</Arn>
        <Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
        """

    static func master(codecs: String) -> String {
        """
        #EXTM3U
        #EXT-X-VERSION:1
        #EXT-X-STREAM-INF:CODECS="\(codecs)",RESOLUTION=2592x1944,FRAME-RATE=15.02,BANDWIDTH=329640
        getHLSMediaPlaylist.m3u8?SessionToken=\(token)&TrackNumber=1
        """
    }

    static let media = """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:2
        #EXT-X-MEDIA-SEQUENCE:7
        #EXT-X-MAP:URI="getMP4InitFragment.mp4?SessionToken=\(token)&TrackNumber=1"
        #EXTINF:1.857,
        getMP4MediaFragment.mp4?FragmentNumber=1&SessionToken=\(token)&TrackNumber=1
        """

    static func json(_ text: String) -> Answer { { _ throws(HTTPTransportError) in .text(text) } }

    /// ListFragments' answer where there are fragments of these ages in seconds; only those in the asked range are listed.
    static func listed(ages: [Double], to request: HTTPRequest) -> HTTPResponse {
        let body = String(decoding: request.body, as: UTF8.self)
        let range =
            number(after: "\"StartTimestamp\":", in: body)...number(after: "\"EndTimestamp\":", in: body)
        let most = Int(number(after: "\"MaxResults\":", in: body))
        let times = ages.map { now.timeIntervalSince1970 - $0 }.filter(range.contains).prefix(most)
        let fragments = times.map {
            #"{"FragmentNumber":"91343852333181432392682062622220590765191907586","FragmentSizeInBytes":1000,"#
                + #""ProducerTimestamp":\#($0),"ServerTimestamp":\#($0),"FragmentLengthInMilliseconds":1960}"#
        }
        return .text(#"{"Fragments":[\#(fragments.joined(separator: ","))],"NextToken":null}"#)
    }

    private static func number(after name: String, in text: String) -> Double {
        let rest = text.range(of: name).map { text[$0.upperBound...] } ?? ""
        return Double(rest.prefix { $0.isNumber || $0 == "." }) ?? 0
    }
}

extension NetworkInstrument {
    /// Every host is there and shows a good certificate.
    static let healthy = NetworkInstrument(
        lookUp: { _ in ["192.0.2.7", "2001:db8::7"] }, connect: { _, _, _ in },
        openTunnel: { _, _ in },
        handshake: { (route, _) in
            TLSProbe.Handshake(version: "TLS 1.3", certificate: .good(for: route.host))
        })
}

extension PeerCertificate {
    /// A certificate for `host` that is good for a hundred days.
    static func good(for host: String) -> PeerCertificate {
        PeerCertificate(
            names: [host], issuer: "Amazon RSA 2048 M01",
            notBefore: ScriptedService.now.addingTimeInterval(-86_400),
            notAfter: ScriptedService.now.addingTimeInterval(8_640_000))
    }
}

extension HTTPResponse {
    static func text(_ text: String) -> HTTPResponse { HTTPResponse(status: 200, body: Array(text.utf8)) }

    static func refusal(_ status: Int, _ code: String?, _ message: String) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: code.map { ["x-amzn-ErrorType": $0] } ?? [:],
            body: Array(#"{"Message":"\#(message)"}"#.utf8))
    }
}

/// Dates as HTTP writes them.
enum HTTPDates {
    static func text(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: date)
    }
}

extension Line {
    /// The name of the problem, or `nil` where there is none.
    var problem: String? { if case .problem(let problem) = verdict { problem.id } else { nil } }

    /// The text, whatever the verdict.
    var text: String {
        switch verdict {
        case .ok(let text), .notTried(let text): text
        case .problem(let problem): "\(problem.what) → \(problem.remedy)"
        }
    }

    var isOK: Bool { if case .ok = verdict { true } else { false } }
    var isTried: Bool { if case .notTried = verdict { false } else { true } }
}
