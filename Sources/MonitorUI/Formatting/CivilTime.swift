import FoundationEssentials

/// A date as a UTC calendar and clock show it, by arithmetic on days: formatters cost a thousand times as much.
struct CivilTime: Hashable, Sendable {
    /// Days since 1 January 1970.
    let dayNumber: Int
    /// Milliseconds since midnight.
    let milliseconds: Int

    /// The UTC time at `date`, rounded to the millisecond that began.
    init(_ date: Date) {
        // Far-off dates, `distantPast` among them, would overflow; no clock shows them anyway.
        let seconds = min(1e13, max(-1e13, date.timeIntervalSince1970))
        // A tenth of a millisecond up: binary fractions of decimal milliseconds may lie just below them.
        let total = Int((seconds * 1000 + 0.1).rounded(.down))
        let day = Int((Double(total) / 86_400_000).rounded(.down))
        dayNumber = day
        milliseconds = total - day * 86_400_000
    }

    /// `14:22:07`
    var clock: String { "\(two(milliseconds / 3_600_000)):\(minutesAndSeconds)" }
    /// `14:22:07.931`
    var preciseClock: String {
        let fraction = String(milliseconds % 1000)
        return clock + "." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
    /// `14:22`
    var hoursAndMinutes: String { String(clock.prefix(5)) }
    /// `12 Jan`
    var day: String {
        let (month, day) = monthAndDay
        return "\(day) \(Self.months[month - 1])"
    }
    /// The same, with the year where the day numbered `reference` is most of one away: `1 Jan 1970`.
    func day(near reference: Int) -> String {
        let mostOfAYear = 300
        return abs(dayNumber - reference) > mostOfAYear ? "\(day) \(year)" : day
    }

    /// Whether it is midnight, to the second.
    var isMidnight: Bool { milliseconds < 1000 }

    private var minutesAndSeconds: String {
        "\(two(milliseconds / 60_000 % 60)):\(two(milliseconds / 1000 % 60))"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Month (1…12) and day of the month in the proleptic Gregorian calendar, counted in years that begin in March.
    private var monthAndDay: (Int, Int) { (date.month, date.day) }

    private var year: Int { date.year }

    private var date: (year: Int, month: Int, day: Int) {
        // 719,468 days lie between 1 March of year 0 and 1970; 146,097 are 400 years.
        let days = dayNumber + 719_468
        let era = days.floorDivided(by: 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let year = era * 400 + yearOfEra + (month < 10 ? 0 : 1)
        return (year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
    }
}

extension Date {
    /// What a UTC clock shows.
    var civil: CivilTime { CivilTime(self) }

    /// `14:22:07`, with the day before it where `reference` is most of a day away.
    func clock(near reference: Date) -> String {
        isNear(reference) ? civil.clock : "\(civil.day) \(civil.clock)"
    }

    /// The same without seconds on another day: `14:22:07`, `12 Feb 14:22`.
    func briefClock(near reference: Date) -> String {
        isNear(reference) ? civil.clock : "\(civil.day) \(civil.hoursAndMinutes)"
    }

    /// The same in less room: `14:21`, or the day alone.
    func minute(near reference: Date) -> String {
        isNear(reference) ? civil.hoursAndMinutes : civil.day
    }

    private func isNear(_ reference: Date) -> Bool {
        let mostOfADay = 20.0 * 3600
        return abs(timeIntervalSince(reference)) < mostOfADay
    }
}
