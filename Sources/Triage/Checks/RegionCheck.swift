import KinesisVideo
import Reports

extension DoctorCheck {
    /// Which region is asked, and where.
    static let region = DoctorCheck(.region, "region", limit: .seconds(1)) { instruments, chart in
        var chart = chart
        do throws(KinesisVideoError) {
            let place = try instruments.place()
            chart.place = place
            let origin = place.endpoint.control == nil ? "at" : "but not AWS's:"
            return Outcome(
                .ok("\(place.region), \(origin) \(place.control)"),
                facts: [
                    .init("region", .text(place.region.name)), .init("endpoint", .text("\(place.control)")),
                ], chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }
}
