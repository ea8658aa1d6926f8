import ArgumentParser
import Foundation

/// Where the config file is: where a flag or the environment says, or else at the usual place.
struct ConfigurationSource: Hashable {
    /// What the flag says.
    var path: String?

    /// More bytes than any config file has.
    private static let longest = 262_144

    /// What `flags`, the environment and the config file lead to; a file that was named must be there.
    func configuration(flags: [Setting.Name: SettingValue] = [:]) throws -> Configuration {
        let environment = Variables.all
        return Configuration(file: try file(environment), environment: environment, flags: flags)
    }

    private func file(_ environment: [String: String]) throws -> ConfigurationFile? {
        let named = path ?? environment["KVSMON_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        if let named {
            guard let text = try contents(of: named) else {
                let remedy = path == nil ? "correct KVSMON_CONFIG" : "give another --config"
                throw ValidationError(
                    "No config file is at '\(named)'; \(remedy), or make one: kvsmon config --example.")
            }
            return ConfigurationFile(path: named, text: text)
        }
        guard let folder = ConfigurationFolder(environment: environment) else { return nil }
        do {
            return try contents(of: folder.file).map { ConfigurationFile(path: folder.shownFile, text: $0) }
        } catch {
            return ConfigurationFile(path: folder.shownFile, unreadable: error.message)
        }
    }

    /// The text of the file at `path`, or `nil` where none is.
    private func contents(of path: String) throws(ValidationError) -> String? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        // A file that breaks off while it is read is like one that can't be.
        guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: Self.longest + 1) ?? Data()
        else {
            throw ValidationError(
                "The config file '\(path)' can't be read: \(UnreadableFile(path).reason). Give another with --config."
            )
        }
        guard bytes.count <= Self.longest else {
            throw ValidationError(
                "The config file '\(path)' is longer than any config file, \(Self.longest) bytes")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Configuration {
    /// Says on standard error what is wrong, in full.
    func printFaults() {
        for fault in faults { StandardError.warn(fault.description) }
    }
}
