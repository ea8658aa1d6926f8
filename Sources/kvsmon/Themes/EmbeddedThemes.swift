import Canvas

/// The themes that come with the program, from the folder `themes`.
enum EmbeddedThemes {
    private static let files: [(name: String, bytes: [UInt8])] = [
        ("colour-blind", PackageResources.colour_blind_toml),
        ("console", PackageResources.console_toml),
        ("contrast-dark", PackageResources.contrast_dark_toml),
        ("contrast-light", PackageResources.contrast_light_toml),
        ("dark", PackageResources.dark_toml),
        ("default", PackageResources.default_toml),
        ("light", PackageResources.light_toml),
        ("mono", PackageResources.mono_toml),
        ("night", PackageResources.night_toml),
    ]

    /// The theme in use unless another is asked for.
    static let standard = "default"

    /// What the themes are called.
    static let names = files.map(\.name)

    private static let standardContents = Result { () throws(ThemeFile.Failure) in
        try file(named: standard).contents()
    }

    /// What the file of the theme called `name` says; the standard one is read once.
    static func contents(named name: String) throws(ThemeFile.Failure) -> ThemeFile.Contents {
        try name == standard ? standardContents.get() : file(named: name).contents()
    }

    /// The file of the theme called `name`.
    static func file(named name: String) throws(ThemeFile.Failure) -> ThemeFile {
        let path = "themes/\(name).toml"
        guard let file = files.first(where: { $0.name == name }) else {
            throw ThemeFile.Failure(path: path, line: 1, reason: "no theme of this name comes with kvsmon")
        }
        return ThemeFile(path: path, text: String(decoding: file.bytes, as: UTF8.self))
    }
}
