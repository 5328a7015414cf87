import FuzzTargets
import Glibc

// The door through which libFuzzer calls; Scripts/fuzz compiles it together with the instrumented modules.

private let chosen = getenv("FUZZ_TARGET").flatMap { FuzzTargets.named(String(cString: $0)) }

@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> CInt {
    if count.pointee > 1, strcmp(arguments.pointee[1], "--list") == 0 {
        for target in FuzzTargets.all { puts(target.name) }
        exit(0)
    }
    guard chosen != nil else {
        puts("FUZZ_TARGET names no fuzz target: --list shows them")
        exit(64)
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen?.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
}
