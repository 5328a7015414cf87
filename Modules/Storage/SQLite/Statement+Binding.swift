import CSQLite

extension Statement {
    /// Binds exactly the parameters that the statement has.
    func bind(_ parameters: SQLiteParameters) throws(DatabaseError) {
        switch parameters.content {
        case .ordered(let values):
            guard values.count == parameterCount else {
                throw error(.misuse, "the statement has \(parameterCount) parameters, \(values.count) were given")
            }
            for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
        case .named(let values):
            try bind(named: values)
        }
    }

    private func bind(named values: [(name: String, value: SQLiteValue)]) throws(DatabaseError) {
        var pending: [String: SQLiteValue] = [:]
        for (name, value) in values {
            guard pending.updateValue(value, forKey: name) == nil else {
                throw error(.misuse, "the parameter '\(name)' was given twice")
            }
        }
        for index in 0..<parameterCount {
            guard let written = sqlite3_bind_parameter_name(handle, Int32(index + 1)) else {
                throw error(.misuse, "parameter \(index + 1) has no name, and values were given by name")
            }
            let name = String(String(cString: written).dropFirst())
            guard let value = pending.removeValue(forKey: name) else {
                throw error(.misuse, "no value was given for the parameter '\(name)'")
            }
            try bind(value, at: index + 1)
        }
        if let surplus = pending.keys.min() { throw error(.misuse, "the statement has no parameter '\(surplus)'") }
    }

    private func bind(_ value: SQLiteValue, at position: Int) throws(DatabaseError) {
        let index = Int32(position)
        let result =
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .real(let number): try bind(number, at: index)
            case .text(let text): bind(text, at: index)
            case .blob(let bytes): bind(bytes, at: index)
            }
        guard result == SQLITE_OK else {
            throw DatabaseError(
                DatabaseError.Code(result: result),
                "parameter \(position) cannot be bound: \(String(cString: sqlite3_errstr(result)))", path: path,
                sql: sql,
                extendedCode: result)
        }
    }

    private func bind(_ number: Double, at index: Int32) throws(DatabaseError) -> Int32 {
        // SQLite stores a NaN as NULL (sqlite.org/floatingpoint.html): a value would turn into the absence of one.
        guard !number.isNaN else { throw error(.misuse, "parameter \(index) is not a number, which cannot be stored") }
        return sqlite3_bind_double(handle, index, number)
    }

    private func bind(_ text: String, at index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            // An empty string may have no address, and a null pointer would bind NULL.
            guard let start = bytes.baseAddress else { return CSQLite_bind_text_copy(handle, index, "", 0) }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                CSQLite_bind_text_copy(handle, index, $0, UInt64(bytes.count))
            }
        }
    }

    private func bind(_ bytes: [UInt8], at index: Int32) -> Int32 {
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return bytes.withUnsafeBytes { CSQLite_bind_blob_copy(handle, index, $0.baseAddress, UInt64($0.count)) }
    }
}
