/// A Python program that imports the earlier car once and then forks for each command.
///
/// The import costs seconds of processor time and a command a tenth of that, so that tests which run dozens of commands
/// could not afford a start for each. A fork behaves like one: it has its own arguments, environment, directory and
/// streams, has run nothing before, and begins where the program's own start script does.
///
/// A request is a line of JSON with `directory`, `environment` and either `arguments` or a `script` in Python; so is
/// the answer.
enum EarlierCarServer {
    static let program = """
        import json, os, signal, sys, threading
        from codex_autorunner.cli import app

        def say(answer):
            sys.stdout.write(json.dumps(answer) + "\\n")
            sys.stdout.flush()

        def text(file):
            file.seek(0)
            return file.read().decode("utf-8", "replace")

        # A fork takes one thread along: with more of them it would not be like a start.
        say({"threads": threading.active_count()})
        for line in iter(sys.stdin.readline, ""):
            request = json.loads(line)
            with open(os.memfd_create("output"), "r+b") as output, open(os.memfd_create("errors"), "r+b") as errors:
                child = os.fork()
                if child == 0:
                    signal.alarm(60)
                    os.chdir(request["directory"])
                    os.environ.update(request["environment"])
                    for number, file in enumerate((open(os.devnull), output, errors)):
                        os.dup2(file.fileno(), number)
                    if "script" in request:
                        exec(request["script"], {"__name__": "__main__"})
                        sys.exit(0)
                    sys.argv = ["car"] + request["arguments"]
                    sys.exit(app())
                code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                status = code if code >= 0 else 128 - code
                say({"status": status, "output": text(output), "errors": text(errors)})
        """
}
