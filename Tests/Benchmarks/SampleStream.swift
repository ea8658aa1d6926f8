import Foundation
import StreamAnalysis

/// A healthy stream of one-second fragments at 15 frames a second.
enum SampleStream {
    static let start = Date(timeIntervalSince1970: 1_643_353_235.931)

    /// The listing reaches back so many seconds, as the monitor's does.
    private static let overlap = 30

    /// A number of the service's length that grows by ten digits a fragment.
    static func number(_ index: Int) -> String {
        "9134385233318505710587589" + String(1_000_000_000_000 + index * 97) + "831087431"
    }

    static func fragment(_ index: Int) -> Fragment? {
        FragmentNumber(number(index)).map { number in
            let producer = start.addingTimeInterval(Double(index))
            return Fragment(
                number: number, producerTimestamp: producer,
                serverTimestamp: producer.addingTimeInterval(1.136),
                length: .milliseconds(933), byteCount: 260_000)
        }
    }

    /// The answer to the poll that sees fragment `index` for the first time.
    static func listing(newest index: Int, count: Int = overlap) -> Observation {
        let date = start.addingTimeInterval(Double(index) + 2.5)
        let range = date.addingTimeInterval(-Double(count))...date
        let fragments = (max(0, index - count + 1)...index).compactMap(fragment)
        return .listed(FragmentListing(date: date, range: range, fragments: fragments.reversed()))
    }

    /// A timeline that knows the first `count` fragments.
    static func timeline(fragments count: Int) -> StreamTimeline {
        var timeline = StreamTimeline(
            stream: StreamDescription(name: "cam1", region: "us-west-2", status: "ACTIVE"))
        let page = 600
        for newest in stride(from: page - 1, to: count, by: page) {
            timeline.absorb(listing(newest: newest, count: page))
        }
        return timeline
    }
}
