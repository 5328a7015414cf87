import CLibuv

extension EventLoop {
    /// Starts a program.
    ///
    /// Returns when the system has begun to execute it, so that everything that can be wrong with the command is thrown
    /// here. The loop holds the child until it was collected.
    public func spawn(_ command: ChildCommand) throws(ChildError) -> Child {
        assertIsOnThread()
        try command.checkStrings()
        let program = try ProgramSearch.locate(command.program, in: command.searchPath)
        var words = [command.program] + command.arguments
        var executed = program
        if let first = command.wrapping.first {
            executed = try ProgramSearch.locate(first, in: command.searchPath)
            words = command.wrapping + [program] + command.arguments
        }
        var streams = ChildStreams()
        do throws(UVFailure) {
            let reaper = try part(ChildReaper.self) { () throws(UVFailure) in try ChildReaper(on: self) }
            defer { streams.closeChildEnds() }
            try streams.open(for: command, on: self)
            let pid = try start(executed, words, command, &streams.containers)
            let child = Child(
                pid, command.form, on: self, reaper, (streams.ends[0], streams.ends[1], streams.ends[2]))
            reaper.add(child)
            return child
        } catch {
            streams.closeOurEnds()
            throw ProgramSearch.explain(error.reason, executed, in: command.directory, detail: error.text)
        }
    }

    private func start(
        _ program: String, _ words: [String], _ command: ChildCommand, _ streams: inout [uv_stdio_container_t]
    ) throws(UVFailure) -> Int32 {
        guard !isEnding else { throw UVFailure(UV_ECANCELED.rawValue) }
        let process = UnsafeMutablePointer<uv_process_t>.allocate(capacity: 1)
        var pid: Int32 = 0
        let status = CStrings.with(words.map { Array($0.utf8) }) { arguments in
            CStrings.with(command.environment.entries) { environment in
                CStrings.with([program, command.directory ?? ""].map { Array($0.utf8) }) { texts in
                    streams.withUnsafeMutableBufferPointer { streams in
                        var options = uv_process_options_t()
                        options.file = UnsafePointer(texts[0])
                        options.cwd = command.directory == nil ? nil : UnsafePointer(texts[1])
                        options.args = arguments
                        options.env = environment
                        options.stdio = streams.baseAddress
                        options.stdio_count = Int32(streams.count)
                        options.flags = command.form == .session ? UV_PROCESS_DETACHED.rawValue : 0
                        let status = uv_spawn(uv, process, &options)
                        pid = process.pointee.pid
                        return status
                    }
                }
            }
        }
        // Also after a failure, when the loop knows the handle already.
        let base = UnsafeMutableRawPointer(process).assumingMemoryBound(to: uv_handle_t.self)
        uv_handle_set_data(base, nil)
        uv_close(base) { handle in
            UnsafeMutableRawPointer(handle)?.assumingMemoryBound(to: uv_process_t.self).deallocate()
        }
        guard status == 0 else { throw UVFailure(status) }
        return pid
    }
}

extension ChildCommand {
    /// A zero byte would cut a string short without a word.
    fileprivate func checkStrings() throws(ChildError) {
        let texts = [program, directory ?? ""] + arguments + wrapping
        guard texts.allSatisfy({ !$0.utf8.contains(0) }), environment.entries.allSatisfy({ !$0.contains(0) }) else {
            throw ChildError(.invalid, program, detail: "an argument or a variable holds a zero byte")
        }
        guard descriptors.keys.allSatisfy({ (3...255).contains($0) }) else {
            throw ChildError(.invalid, program, detail: "the numbers of further descriptors are 3 to 255")
        }
        guard directory != "" else { throw ChildError(.directoryMissing, "\"\"") }
    }
}

extension UVFailure {
    /// What an error of uv_spawn is about.
    enum Reason {
        case missing, refused, format, busy, tooLong, descriptor, exhausted, ended, other
    }

    fileprivate var reason: Reason {
        switch uv_errno_t(status) {
        case UV_ENOENT, UV_ENOTDIR: .missing
        case UV_EACCES, UV_EPERM: .refused
        case UV_ETXTBSY: .busy
        case UV_EISDIR, uv_errno_t(Int32(CLibuv_not_a_program)): .format
        case UV_E2BIG: .tooLong
        case UV_EBADF: .descriptor
        case UV_EAGAIN, UV_ENOMEM, UV_EMFILE, UV_ENFILE: .exhausted
        case UV_ECANCELED: .ended
        default: .other
        }
    }
}
