import Formats

/// Requests as a coding agent sends them to a Responses API, made to a size from a fixed seed.
struct RequestSamples {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// A first turn: short instructions, one tool, a couple of messages.
    static func request4KB() -> [UInt8] {
        var samples = RequestSamples()
        return samples.request(items: [samples.message(600), samples.message(800)], instructions: 1_300)
    }

    /// A long conversation: messages, calls with their outputs, and reasoning items.
    static func request10MB() -> [UInt8] {
        var samples = RequestSamples()
        var items: [JSON] = []
        var size = 0
        while size < 10 << 20 {
            let turn = [
                samples.message(600), samples.reasoning(2_000), samples.call(), samples.callOutput(4_000),
                samples.message(300),
            ]
            for item in turn { size += item.serialized().count }
            items += turn
        }
        return samples.request(items: items, instructions: 12_000)
    }

    private mutating func request(items: [JSON], instructions: Int) -> [UInt8] {
        let schema: JSON = [
            "type": "object",
            "properties": [
                "command": ["type": "array", "items": ["type": "string"], "description": "The command to execute"],
                "workdir": ["type": "string", "description": "The working directory to execute the command in"],
                "timeout_ms": ["type": "number", "description": "The timeout for the command in milliseconds"],
            ],
            "required": ["command"], "additionalProperties": false,
        ]
        let request: JSON = [
            "model": "gpt-5.1-codex", "instructions": .string(prose(instructions)),
            "previous_response_id": "resp_0a1b2c3d4e5f60718293a4b5c6d7e8f9", "input": .array(items),
            "tools": [
                [
                    "type": "function", "name": "shell", "strict": false,
                    "description": "Runs a shell command and returns its output.", "parameters": schema,
                ]
            ],
            "tool_choice": "auto", "parallel_tool_calls": false,
            "reasoning": ["effort": "medium", "summary": "auto"], "store": false, "stream": true,
            "include": ["reasoning.encrypted_content"],
            "prompt_cache_key": "0199a213-81c0-7800-8aa1-bbab2a035a53", "text": ["verbosity": "medium"],
            "client_metadata": [
                "session_id": "0199a213-81c0-7800-8aa1-bbab2a035a53", "turn_id": "turn_42",
                "originator": "codex_cli_rs",
            ],
        ]
        return request.serialized()
    }

    private mutating func message(_ length: Int) -> JSON {
        [
            "type": "message", "role": "user",
            "content": [["type": "input_text", "text": .string(prose(length))]],
        ]
    }

    private mutating func reasoning(_ length: Int) -> JSON {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let sealed = String((0..<length).map { _ in alphabet[pick(64)] })
        return [
            "type": "reasoning", "id": "rs_68af4030baa48193b0b43b4c2a176a1a",
            "summary": [["type": "summary_text", "text": .string(prose(120))]], "content": nil,
            "encrypted_content": .string(sealed),
        ]
    }

    private mutating func call() -> JSON {
        let arguments: JSON = [
            "command": ["bash", "-lc", .string("grep -n \"" + prose(30) + "\" src/*.rs | head -\(pick(100))")],
            "workdir": "/home/user/project", "timeout_ms": 10000,
        ]
        return [
            "type": "function_call", "name": "shell", "call_id": .string("call_\(pick(1 << 30))"),
            "arguments": .string(String(decoding: arguments.serialized(), as: UTF8.self)),
        ]
    }

    private mutating func callOutput(_ length: Int) -> JSON {
        let output: JSON = [
            "output": .string(prose(length)),
            "metadata": ["exit_code": 0, "duration_seconds": .number(JSONNumber(pick(9)))],
        ]
        return [
            "type": "function_call_output", "call_id": .string("call_\(pick(1 << 30))"),
            "output": .string(String(decoding: output.serialized(), as: UTF8.self)),
        ]
    }

    /// Words, code and some other scripts, with line ends and quotes as often as real tool output has them.
    private mutating func prose(_ length: Int) -> String {
        let words = [
            "the", "let", "parser", "returns", "value", "=", "func", "(index: Int)", "->", "\"name\"", "state",
            "fn main()",
            "{", "}", "error", "src/lib.rs:42:", "naïve", "Größe", "日本語", "if", "while", "request", "header", "\\d+",
            "0x1f",
        ]
        var text = ""
        while text.utf8.count < length {
            text += words[pick(words.count)]
            text += pick(9) == 0 ? "\n    " : " "
        }
        return text
    }

    private mutating func pick(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(truncatingIfNeeded: state >> 33) % bound
    }
}
