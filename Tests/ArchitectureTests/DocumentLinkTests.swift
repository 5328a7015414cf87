import Foundation
import Harness
import Testing

@Suite("The documents")
struct DocumentLinkTests {
    @Test("link to nothing that is not there")
    func links() throws {
        let root = BuiltProducts.packageRoot
        let pages = try ["", "docs/"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").filter { $0.hasSuffix(".md") }
                .map { folder + $0 }
        }
        #expect(pages.count > 5)
        var found = 0
        for page in pages {
            let folder = (page as NSString).deletingLastPathComponent
            for link in try SourceTree.text(page).matches(of: /\]\(([^)#]+)[^)]*\)/).map({ String($0.1) })
            where !link.hasPrefix("http") {
                found += 1
                #expect(FileManager.default.fileExists(atPath: "\(root)/\(folder)/\(link)"), "\(page) links to \(link)")
            }
        }
        #expect(found > 5)
    }
}
