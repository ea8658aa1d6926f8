import Foundation
import KinesisVideo

/// A page of ListFragments: ours against Foundation's decoder on the same bytes.
enum DecodingBenchmark {
    private static let count = 1000

    /// Written as the service's front end writes numbers.
    private static let body: [UInt8] = {
        let fragments = (0..<count).map { index in
            """
            {"FragmentLengthInMilliseconds":1796,"FragmentNumber":"\(SampleStream.number(index))",\
            "FragmentSizeInBytes":\(788_604 + index),"ProducerTimestamp":1.643353\(235_931 + index)E9,\
            "ServerTimestamp":1.643353\(247_067 + index)E9}
            """
        }
        return Array("{\"Fragments\":[\(fragments.joined(separator: ","))],\"NextToken\":null}".utf8)
    }()

    static func row(_ name: String) -> Row {
        let ours = Measurement(units: count) {
            // A page that can't be read would show as a sum that is wrong.
            guard let page = try? ListFragmentsDecoder.decode(body) else { return 0 }
            return page.fragments.count
        }
        let data = Data(body)
        let foundation = Measurement(units: count) {
            guard let page = try? JSONDecoder().decode(Page.self, from: data) else { return 0 }  // likewise
            return page.Fragments.count
        }
        return Row(name: name, measurement: ours, baseline: ("JSONDecoder", foundation))
    }

    /// The members under the service's own names.
    private struct Page: Decodable {
        struct Fragment: Decodable {
            let FragmentNumber: String
            let FragmentSizeInBytes: Int
            let ProducerTimestamp: Double
            let ServerTimestamp: Double
            let FragmentLengthInMilliseconds: Int
        }

        let Fragments: [Fragment]
        let NextToken: String?
    }
}
