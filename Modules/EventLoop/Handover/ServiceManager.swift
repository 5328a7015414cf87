/// What a service manager hands to a program that it starts on demand: sd_listen_fds(3).
public enum ServiceManager {
    /// The numbers of the sockets that were handed to this very process, from 3 on; none if `LISTEN_PID` names another.
    ///
    /// Each may be given to ``ListenerHold/init(adopting:)``, once: take the variables out of the environment of
    /// children.
    public static func sockets(environment: [String: String], pid: Int32) -> Range<Int32> {
        guard let owner = environment["LISTEN_PID"], Int32(owner) == pid, let text = environment["LISTEN_FDS"],
            let count = Int32(text), (1...1024).contains(count)
        else { return 3..<3 }
        return 3..<3 + count
    }
}
