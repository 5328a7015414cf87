import Formats
import Foundation

/// The JSON tree and the one-pass facts against Foundation, on a small and on a large request body.
enum JSONBenchmarks {
    static func contests() throws -> [Contest] {
        let bodies = [("4 KB", RequestSamples.request4KB()), ("10 MB", RequestSamples.request10MB())]
        return try bodies.flatMap { size, body in try factsContests(size, body) + treeContests(size, body) }
    }

    /// Both sides must have found the same, or the times compare nothing.
    private struct Disagreement: Error {}

    private static func factsContests(_ size: String, _ body: [UInt8]) throws -> [Contest] {
        let data = Data(body)
        let isLarge = body.count > 1 << 20
        let few = WantedFacts(itemType: nil)
        let found = WantedFacts(itemType: "reasoning")
        let absent = WantedFacts(itemType: "web_search_call")
        guard try few.weight(of: body) == JSONDecoder().decode(DecodedRequest.self, from: data).weight,
            try found.weight(of: body) == JSONDecoder().decode(DecodedRequestWithItems.self, from: data).weight,
            try WantedFacts.front(of: body) == JSONDecoder().decode(DecodedFront.self, from: data).weight
        else { throw Disagreement() }
        return [
            Contest(
                name: "facts, 5 fields, \(size)", peerName: "JSONDecoder", bytes: body.count, target: isLarge ? 10 : 5,
                ours: { try few.weight(of: body) },
                peer: { try JSONDecoder().decode(DecodedRequest.self, from: data).weight }),
            Contest(
                name: "facts, 5 fields and items, \(size)", peerName: "JSONDecoder", bytes: body.count,
                target: isLarge ? 10 : 5,
                ours: { try found.weight(of: body) },
                peer: { try JSONDecoder().decode(DecodedRequestWithItems.self, from: data).weight }),
            Contest(
                name: "facts, 5 fields and no such item, \(size)", peerName: "JSONDecoder", bytes: body.count,
                target: isLarge ? 10 : 5,
                ours: { try absent.weight(of: body) },
                peer: { try JSONDecoder().decode(DecodedRequestWithItems.self, from: data).weight }),
            Contest(
                name: "facts, 2 fields in front, stopping, \(size)", peerName: "JSONDecoder", bytes: body.count,
                target: isLarge ? 1_000 : 5,
                ours: { try WantedFacts.front(of: body) },
                peer: { try JSONDecoder().decode(DecodedFront.self, from: data).weight }),
        ]
    }

    private static func treeContests(_ size: String, _ body: [UInt8]) throws -> [Contest] {
        let data = Data(body)
        let tree = try JSON.parse(body)
        let foreign = try JSONSerialization.jsonObject(with: data)
        return [
            Contest(
                name: "tree parse, \(size)", peerName: "JSONSerialization", bytes: body.count, target: 1,
                ours: { try JSON.parse(body).object?.count ?? 0 },
                peer: { (try JSONSerialization.jsonObject(with: data) as? [String: Any])?.count ?? 0 }),
            Contest(
                name: "tree parse, \(size)", peerName: "JSONDecoder, tree enum", bytes: body.count, target: 1,
                ours: { try JSON.parse(body).object?.count ?? 0 },
                peer: { try JSONDecoder().decode(DecodedTree.self, from: data).count }),
            Contest(
                name: "tree serialise, \(size)", peerName: "JSONSerialization", bytes: body.count, target: 1,
                ours: { tree.serialized().count },
                peer: { try JSONSerialization.data(withJSONObject: foreign, options: [.withoutEscapingSlashes]).count }),
        ]
    }
}

/// The tree that a user of Foundation would write: `JSONDecoder` finds out by trying.
private enum DecodedTree: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([DecodedTree])
    case object([String: DecodedTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([String: DecodedTree].self) {
            self = .object(value)
        } else if let value = try? container.decode([DecodedTree].self) {
            self = .array(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .null
        }
    }

    var count: Int {
        if case .object(let members) = self { members.count } else { 0 }
    }
}
