import Canvas

/// The themes that come with the program, from the folder `themes`.
enum EmbeddedThemes {
    private static let files: [(name: String, bytes: [UInt8])] = [
        ("default", PackageResources.default_toml),
        ("mono", PackageResources.mono_toml),
    ]

    /// What the themes are called.
    static let names = files.map(\.name)

    /// The file of the theme called `name`, or `nil` where none is.
    static func file(named name: String) -> ThemeFile? {
        files.first { $0.name == name }.map { file in
            ThemeFile(path: "themes/\(file.name).toml", text: String(decoding: file.bytes, as: UTF8.self))
        }
    }
}
