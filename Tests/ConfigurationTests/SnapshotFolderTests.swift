import Testing

@testable import kvsmon

@Suite struct SnapshotFolderTests {
    @Test(arguments: [(".", "this folder"), ("/none", "/none")])
    func whatFailedNamesTheFolderAndTheRemedy(path: String, words: String) {
        #expect(
            SnapshotFolder(path: path).complaint("saved", because: "Permission denied")
                == "nothing saved in \(words): Permission denied; --snapshots names another folder")
    }
}
