import Testing

@Suite("A traced system call")
struct TracedWriteTests {
    @Test(
        "is a write with the files that it is about",
        arguments: [
            ("openat(AT_FDCWD</home>, \"x\", O_WRONLY|O_CREAT, 0600) = 3</home/x>", "openat /home/x"),
            ("openat(4</root>, \"a b\", O_RDWR|O_CLOEXEC) = 3</root/a b>", "openat /root/a b"),
            ("openat(AT_FDCWD</>, \"/abs\", O_RDONLY|O_TRUNC) = 3</abs>", "openat /abs"),
            (
                "renameat(4</r>, \"a\", 5</s>, \"b\") = 0", "renameat /r/a -> /s/b"
            ),
            ("unlinkat(4</r>, \"d\", AT_REMOVEDIR) = 0", "unlinkat /r/d"),
            ("ftruncate(4</r/file>, 0) = 0", "ftruncate /r/file"),
            ("symlinkat(\"/target\", 4</r>, \"l\") = 0", "symlinkat /r/l"),
            ("mkdir(\"/a/b\", 0700)                   = 0", "mkdir /a/b"),
            ("openat(4</r>, \"q\\\"uote\", O_CREAT|O_WRONLY) = 3</r/q\\\"uote>", "openat /r/q\\\"uote"),
        ])
    func understood(_ line: String, _ expected: String) {
        #expect(TracedWrite(Substring(line))?.description == expected)
    }

    @Test(
        "is none when it reads, fails, or is about something else",
        arguments: [
            "openat(AT_FDCWD</home>, \"x\", O_RDONLY|O_CLOEXEC) = 3</home/x>",
            "openat(AT_FDCWD</home>, \"x\", O_WRONLY) = -1 ENOENT (No such file or directory)",
            "mkdirat(4</r>, \"a\", 0700) = -1 EEXIST (File exists)", "read(3</x>, \"O_WRONLY\", 8) = 8",
            "+++ exited with 0 +++", "", "openat(AT_FDCWD</home>, \"x\", O_WRONLY <unfinished ...>",
        ])
    func ignored(_ line: String) {
        #expect(TracedWrite(Substring(line)) == nil)
    }
}
