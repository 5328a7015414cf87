/// What a proxy wants of a request, asked in the way of `Codable`.
struct DecodedRequest: Decodable {
    struct Metadata: Decodable {
        let sessionID: String?
        enum CodingKeys: String, CodingKey { case sessionID = "session_id" }
    }

    let model: String?
    let previousResponseID: String?
    let stream: Bool?
    let promptCacheKey: String?
    let metadata: Metadata?

    enum CodingKeys: String, CodingKey {
        case model, stream
        case previousResponseID = "previous_response_id"
        case promptCacheKey = "prompt_cache_key"
        case metadata = "client_metadata"
    }

    var weight: Int {
        let strings = [model, previousResponseID, promptCacheKey, metadata?.sessionID]
        return strings.reduce(stream == true ? 1 : 0) { $0 + ($1?.utf8.count ?? 0) }
    }
}

struct DecodedRequestWithItems: Decodable {
    struct Item: Decodable {
        let isReasoning: Bool
        let isSealed: Bool

        enum CodingKeys: String, CodingKey {
            case type
            case sealed = "encrypted_content"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            isReasoning = try container.decodeIfPresent(String.self, forKey: .type) == "reasoning"
            isSealed = container.contains(.sealed)
        }
    }

    let request: DecodedRequest
    let items: [Item]

    enum CodingKeys: String, CodingKey { case input }

    init(from decoder: any Decoder) throws {
        request = try DecodedRequest(from: decoder)
        items = try decoder.container(keyedBy: CodingKeys.self).decode([Item].self, forKey: .input)
    }

    var weight: Int {
        request.weight + (items.contains { $0.isReasoning } ? 1 : 0) + (items.contains { $0.isSealed } ? 1 : 0)
    }
}

struct DecodedFront: Decodable {
    let model: String?
    let previousResponseID: String?

    enum CodingKeys: String, CodingKey {
        case model
        case previousResponseID = "previous_response_id"
    }

    var weight: Int { (model?.utf8.count ?? 0) + (previousResponseID?.utf8.count ?? 0) }
}
