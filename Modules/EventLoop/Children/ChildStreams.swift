import CLibuv

/// The descriptors of a child that is being started, and our ends of its pipes.
///
/// Real pipes, not the socket pairs that libuv would make: a program may open `/dev/stdout`, which fails for sockets.
struct ChildStreams {
    var containers: [uv_stdio_container_t] = []
    /// Standard input, output and error, where they are pipes.
    private(set) var ends: [SocketStream?] = [nil, nil, nil]
    private var childEnds: [Int32] = []

    mutating func open(for command: ChildCommand, on loop: EventLoop) throws(UVFailure) {
        let last = command.descriptors.keys.max() ?? 2
        // libuv reports failures of the child through a pipe of its own, which must not have a number that the child
        // is to have for something else: numbers up to the last one are taken meanwhile.
        while !command.descriptors.isEmpty {
            guard let taken = System.nullDevice() else { throw UVFailure(UV_EMFILE.rawValue) }
            childEnds.append(taken)
            if taken > last { break }
        }
        containers = [uv_stdio_container_t](repeating: uv_stdio_container_t(), count: Int(last) + 1)
        for place in containers.indices { containers[place].flags = UV_IGNORE }
        for (number, descriptor) in command.descriptors { give(descriptor, at: Int(number)) }
        for (number, stream) in [command.input, command.output, command.errors].enumerated() {
            switch stream.kind {
            case .null: break
            case .inherit: give(Int32(number), at: number)
            case .descriptor(let descriptor): give(descriptor, at: number)
            case .output: containers[number] = containers[1]
            case .pipe: try openPipe(at: number, on: loop)
            }
        }
    }

    private mutating func give(_ descriptor: Int32, at number: Int) {
        containers[number].flags = UV_INHERIT_FD
        containers[number].data.fd = descriptor
    }

    private mutating func openPipe(at number: Int, on loop: EventLoop) throws(UVFailure) {
        guard let pipe = System.pipe() else { throw UVFailure(UV_EMFILE.rawValue) }
        let isInput = number == 0
        childEnds.append(isInput ? pipe.reading : pipe.writing)
        give(isInput ? pipe.reading : pipe.writing, at: number)
        ends[number] =
            if isInput {
                try SocketStream.pipeEnd(pipe.writing, .writing, on: loop)
            } else {
                try SocketStream.pipeEnd(pipe.reading, .reading, on: loop)
            }
    }

    mutating func closeChildEnds() {
        for descriptor in childEnds { System.closeDescriptor(descriptor) }
        childEnds = []
    }

    mutating func closeOurEnds() {
        for end in ends { end?.close() }
        ends = [nil, nil, nil]
    }
}
