package import FoundationEssentials

/// What `kvsmon doctor` found: a line for each check, in the order they were made.
package struct TriageReport: Hashable, Sendable {
    /// One check and what came of it.
    package struct Line: Hashable, Sendable {
        /// The check's name for programs, such as `tls`.
        package var check: String
        /// The check's name for people.
        package var title: String
        /// What came of it.
        package var verdict: Verdict
        /// What was measured, in the order it is told.
        package var facts: [Fact]
        /// How long it took, or `nil` where it wasn't tried.
        package var duration: Duration?

        /// A line.
        package init(
            check: String, title: String, verdict: Verdict, facts: [Fact] = [], duration: Duration? = nil
        ) {
            self.check = check
            self.title = title
            self.verdict = verdict
            self.facts = facts
            self.duration = duration
        }
    }

    /// What came of a check.
    package enum Verdict: Hashable, Sendable {
        /// It is as it should be; the text says what was measured.
        case ok(String)
        /// It isn't.
        case problem(Problem)
        /// It wasn't looked at; the text says why, and goes on after "not tried: ".
        case notTried(String)
    }

    /// Something that is wrong.
    package struct Problem: Hashable, Sendable {
        /// Its name, such as `producer-silent`, which stays the same from version to version.
        package var id: String
        /// What is wrong, with figures.
        package var what: String
        /// What to do about it, in one sentence.
        package var remedy: String

        /// A problem.
        package init(id: String, what: String, remedy: String) {
            self.id = id
            self.what = what
            self.remedy = remedy
        }
    }

    /// Something that was measured, for programs.
    package struct Fact: Hashable, Sendable {
        /// Its value.
        package enum Value: Hashable, Sendable {
            /// A figure; its unit is in the name.
            case number(Double)
            /// A count.
            case count(Int)
            /// A word or a name.
            case text(String)
            /// Words or names.
            case list([String])
        }

        /// Its name in lower case, such as `offset_seconds`.
        package var name: String
        /// Its value.
        package var value: Value

        /// `value`, called `name`.
        package init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// The stream's name, or `nil` where none was asked about.
    package var stream: String?
    /// The region's name, or `nil` where it isn't known.
    package var region: String?
    /// When it was asked, by this machine's clock.
    package var date: Date
    /// The checks.
    package var lines: [Line]
    /// Whether somebody ended it before all checks were made.
    package var isInterrupted = false

    /// A report of `lines`.
    package init(stream: String?, region: String?, date: Date, lines: [Line] = []) {
        self.stream = stream
        self.region = region
        self.date = date
        self.lines = lines
    }

    /// Whether nothing is wrong as far as was looked.
    package var isFine: Bool {
        !lines.contains { if case .problem = $0.verdict { true } else { false } }
    }
}
