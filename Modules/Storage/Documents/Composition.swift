import Formats

/// The sections of a document taken together: the pure part of reading, merging and checking.
struct Composition: Sendable {
    private let sections: [Section]
    private let owned: Set<ExactText>

    /// Refuses two sections that claim one key.
    init(_ sections: [Section], _ errand: Errand) throws(StorageError) {
        var owners: [ExactText: String] = [:]
        for section in sections {
            for key in section.keys {
                guard let owner = owners.updateValue(section.name, forKey: ExactText(key)) else { continue }
                throw errand.refused(
                    .keyOwnedTwice, "the key \(quoted(key)) is owned by '\(owner)' and by '\(section.name)'",
                    remedy: "compose the document so that each key has one owner")
            }
        }
        self.sections = sections
        owned = Set(owners.keys)
    }

    /// What came of looking at a document's sections.
    struct Checked {
        var root: JSONObject
        var findings: [DocumentFinding] = []
    }

    /// Replaces what a section calls damaged, as far as the section allows.
    ///
    /// - Parameter lastGood: asked only when needed.
    func checked(
        _ root: JSONObject, lastGood: () -> JSONObject?, _ errand: Errand
    ) throws(StorageError) -> Checked {
        var result = Checked(root: root)
        for section in sections {
            guard let problem = section.problem(section.slice(of: root)) else { continue }
            switch section.onDamage.kind {
            case .refuse:
                throw refusal(section, problem, errand)
            case .lastGood:
                guard let slice = lastGood().map({ section.slice(of: $0) }), section.problem(slice) == nil else {
                    throw refusal(section, problem, errand)
                }
                section.put(slice, into: &result.root)
                result.findings.append(
                    DocumentFinding(section: section.name, "\(problem): taken from the last good copy"))
            case .startOver:
                section.put(JSONObject(), into: &result.root)
                result.findings.append(DocumentFinding(section: section.name, "\(problem): started over"))
            }
        }
        return result
    }

    private func refusal(_ section: Section, _ problem: String, _ errand: Errand) -> StorageError {
        errand.refused(
            .refused, "its part '\(section.name)' is not usable: \(problem)",
            remedy: "correct it with an editor, or use the version of the program that wrote it")
    }

    /// What both sides changed, in the file's own order; what nobody owns stays as the file has it.
    func merged(base: JSONObject, mine: JSONObject, theirs: JSONObject) -> JSONObject {
        var result = theirs
        for section in sections {
            section.put(section.merged(base: base, mine: mine, theirs: theirs), into: &result)
        }
        return result
    }

    /// Brings the sections in order after a change, and refuses one that no reader would accept.
    func settled(_ root: JSONObject, _ errand: Errand) throws(StorageError) -> JSONObject {
        var result = root
        for section in sections {
            var slice = section.slice(of: result)
            section.settle(&slice)
            section.put(slice, into: &result)
            if let problem = section.problem(section.slice(of: result)) {
                throw errand.refused(
                    .refused, "the change would make its part '\(section.name)' unusable: \(problem)",
                    remedy: "report it: this is a defect")
            }
        }
        return result
    }

    /// Refuses a change of what no section owns: it belongs to another version, or to nobody that is known here.
    func checkUnowned(before: JSONObject, after: JSONObject, _ errand: Errand) throws(StorageError) {
        for key in before.keys + after.keys where !owned.contains(ExactText(key)) && before[key] != after[key] {
            throw errand.refused(
                .refused, "the key \(quoted(key)) is owned by no section and was to be changed",
                remedy: "report it: this is a defect")
        }
    }
}
