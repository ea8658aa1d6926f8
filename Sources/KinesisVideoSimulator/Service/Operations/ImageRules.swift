import FoundationEssentials

/// The documented rules for the parameters of GetImages, applied to one request. Source: KVS API reference, GetImages.
struct ImageRules {
    /// What is asked for.
    let request: GetImagesRequest

    /// Refuses formats that the service doesn't know, and PNG, which can't be made here.
    func checkFormat() throws(ServiceError) {
        switch request.format {
        case "JPEG": break
        case "PNG": throw .invalidArgument("Format", "this simulator offers JPEG only")
        default: throw .invalidArgument("Format", "it must be JPEG or PNG")
        }
        guard let settings = request.formatConfig else { return }
        guard settings.count == 1, let quality = settings["JPEGQuality"] else {
            throw .invalidArgument("FormatConfig", "its only key is JPEGQuality")
        }
        guard let number = Int(quality), (1...100).contains(number) else {
            throw .invalidArgument("FormatConfig", "JPEGQuality must be between 1 and 100")
        }
    }

    /// Refuses sizes that the service doesn't offer, and those that the images at hand haven't.
    func checkSize() throws(ServiceError) {
        try check("WidthPixels", request.widthPixels, in: 1...3840, offered: Stills.size.width)
        try check("HeightPixels", request.heightPixels, in: 1...2160, offered: Stills.size.height)
        guard request.widthPixels == nil || request.heightPixels != nil else {
            throw .invalidArgument("WidthPixels", "it must be given together with HeightPixels")
        }
    }

    private func check(
        _ field: String, _ value: Int?, in range: ClosedRange<Int>, offered: Int
    ) throws(ServiceError) {
        guard let value else { return }
        guard range.contains(value) else {
            throw .invalidArgument(field, "it must be between \(range.lowerBound) and \(range.upperBound)")
        }
        guard value == offered else {
            throw .invalidArgument(field, "this simulator offers \(offered) only")
        }
    }

    /// The times asked for.
    func sampling() throws(ServiceError) -> ImageSampling {
        guard let clock = request.imageSelectorType.flatMap(TimestampSelector.init) else {
            throw .invalidArgument("ImageSelectorType", "it must be PRODUCER_TIMESTAMP or SERVER_TIMESTAMP")
        }
        let start = try instant("StartTimestamp", request.startTimestamp)
        let end = try instant("EndTimestamp", request.endTimestamp)
        guard start <= end else {
            throw .invalidArgument("EndTimestamp", "it must not be earlier than StartTimestamp")
        }
        guard end - start <= ImageSampling.longestRange else {
            throw .invalidArgument("EndTimestamp", "it must be within 300 seconds of StartTimestamp")
        }
        return ImageSampling(clock: clock, range: start...end, interval: try interval())
    }

    /// How many images the page has at most: the service goes up to 25 and takes a larger number for that.
    func pageLength() throws(ServiceError) -> Int {
        let longest = 25
        guard let limit = request.maxResults else { return longest }
        guard (1...100).contains(limit) else {
            throw .invalidArgument("MaxResults", "it must be between 1 and 100")
        }
        return min(limit, longest)
    }

    /// Which of the times of `sampling` the page begins with.
    func offset(in sampling: ImageSampling) throws(ServiceError) -> Int {
        guard let token = request.nextToken else { return 0 }
        guard let offset = sampling.offset(of: token) else {
            throw .invalidArgument("NextToken", "it isn't one that this operation gave for these parameters")
        }
        return offset
    }

    private func interval() throws(ServiceError) -> Duration {
        guard let interval = request.samplingInterval else { return ImageSampling.usualInterval }
        guard (ImageSampling.shortestInterval.milliseconds...Int64(Int32.max)).contains(interval) else {
            throw .invalidArgument("SamplingInterval", "it must be 200 at least")
        }
        return .milliseconds(interval)
    }

    private func instant(_ field: String, _ seconds: Double?) throws(ServiceError) -> Instant {
        guard let seconds else { throw .invalidArgument(field, "it is required") }
        return Instant(Date(timeIntervalSince1970: seconds))
    }
}

/// The times that GetImages is asked for.
struct ImageSampling: Hashable, Sendable {
    /// The clock that they go by.
    var clock: TimestampSelector
    /// The first time, and the time that none is later than.
    var range: ClosedRange<Instant>
    /// From one to the next.
    var interval: Duration

    /// The longest range. Source: KVS API reference, GetImages, EndTimestamp.
    static let longestRange: Duration = .seconds(300)
    /// The shortest interval. Source: KVS API reference, GetImages, SamplingInterval.
    static let shortestInterval: Duration = .milliseconds(200)
    /// The interval where none is given: undocumented; it is the shortest one of the operation's first version.
    static let usualInterval: Duration = .seconds(3)

    /// How many times there are: one at least.
    var count: Int {
        Int((range.upperBound - range.lowerBound).milliseconds / interval.milliseconds) + 1
    }

    /// The time number `index`, counted from 0.
    func time(at index: Int) -> Instant { range.lowerBound + interval * index }

    /// What asks for the times from number `index` on.
    func token(at index: Int) -> String { PageToken.text(marks + [Int64(index)]) }

    /// The number that `token` asks for, or `nil` where it belongs to other times.
    func offset(of token: String) -> Int? {
        guard let values = PageToken.values(of: token), values.count == marks.count + 1,
            Array(values.dropLast()) == marks, let index = values.last.flatMap({ Int(exactly: $0) }),
            (0..<count).contains(index)
        else { return nil }
        return index
    }

    private var marks: [Int64] {
        [
            clock == .producer ? 0 : 1, range.lowerBound.milliseconds, range.upperBound.milliseconds,
            interval.milliseconds,
        ]
    }
}
