import ArgumentParser
import KinesisVideo

/// Where is written down what is asked of the service.
struct LogChoice: Hashable {
    /// The path of the file to which each call is appended.
    var file: String?
    /// Requests and answers are written down, too.
    var debugHTTP = false

    /// Throws where lines would be written over the screen.
    func validateForScreen() throws {
        guard !debugHTTP || file != nil else {
            throw ValidationError("--debug-http needs --log-file FILE here: the screen has the terminal.")
        }
    }

    /// What is asked for; the file is opened.
    func logging() throws(KinesisVideoError) -> CallLogging {
        guard let file else {
            let exchanges = debugHTTP ? LogFile.standardError.logger("kvsmon.http") : nil
            return CallLogging(exchanges: exchanges)
        }
        let log = try LogFile(path: file)
        return CallLogging(
            calls: log.logger("kvsmon.calls"), exchanges: debugHTTP ? log.logger("kvsmon.http") : nil)
    }
}
