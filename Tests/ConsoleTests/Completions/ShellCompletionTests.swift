import Console
import Foundation
import Harness
import SampleProgram
import Testing

/// The scripts in the shells they are for, asking the probe, which answers to the sample program's name.
@Suite("Completion in a real shell")
struct ShellCompletionTests {
    private let folder: TemporaryDirectory
    private let environment: [String: String]

    init() throws {
        folder = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/ferry", withDestinationPath: try BuiltProducts.program("ConsoleProbe"))
        try folder.write("cargo one.txt", "")
        try folder.write("papers/old.txt", "")
        for shell in [CompletionShell.bash, .zsh, .fish] { try folder.write("\(shell)", shell.script(for: "ferry")) }
        environment = [
            "PATH": "\(folder.path):/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "dumb",
            "XDG_CONFIG_HOME": "\(folder.path)/.config", "XDG_DATA_HOME": "\(folder.path)/.local",
        ]
    }

    @Test("has a script that comes out the same every time", arguments: [CompletionShell.bash, .zsh, .fish])
    func snapshots(_ shell: CompletionShell) async throws {
        try Snapshot.expect(shell.script(for: "ferry"), "ferry.\(shell)")
        #expect(await SampleRun("completions \(shell)").output == shell.script(for: "ferry"))
    }

    /// What is on the line, and what must be offered.
    static let lines: [(line: String, candidates: [String])] = [
        ("ferry ves", ["vessel"]),
        ("ferry vessel ", ["list", "load"]),
        ("ferry vessel list --fo", ["--format", "--follow"]),
        ("ferry vessel list --format ", ["table", "lines", "json"]),
        ("ferry vessel load A", ["Aurora", "Albatross"]),
        ("ferry vessel load -m car", ["cargo one.txt"]),
        ("ferry sail --quay pa", ["papers/"]),
        ("ferry nonsense ", []),
    ]

    @Test(
        "works in bash", .enabled { OutsideProgram.isThere("bash") },
        arguments: lines + [
            ("ferry vessel list --format=l", ["lines"]), ("ferry vessel load --manifest=car", ["cargo one.txt"]),
            ("ferry vessel load Bi", ["Big\\ Blue"]),
        ])
    func bash(_ line: String, _ expected: [String]) async throws {
        // What readline does: split the line, set the variables, call the function.
        let script = """
            source "$HOME/bash"; cd "$HOME"
            COMP_LINE=$1 COMP_POINT=${#1}
            words=${1//=/ = }; [[ $words == *' ' ]] && tail=1 || tail=
            read -r -a COMP_WORDS <<< "$words"; [[ $tail && $1 != *= ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            compopt() { :; }
            _ferry_complete ferry "${COMP_WORDS[COMP_CWORD]}"
            ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
            exit 0
            """
        let bash = try OutsideProgram.require("bash").path
        let run = try await ChildProcess.run(
            bash, ["--norc", "--noprofile", "-c", script, "bash", line], environment: environment)
        #expect(run.errorText == "")
        // Readline itself adds the slash of a folder, since `compopt -o filenames` says what these are.
        let wanted = expected.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        #expect(run.outputText.split(separator: "\n").map(String.init) == wanted)
    }

    @Test("works in bash at a real prompt", .enabled { OutsideProgram.isThere("bash") })
    func promptOfBash() async throws {
        let terminal = try PseudoTerminal()
        let bash = try OutsideProgram.require("bash").path
        let child = try terminal.start(
            bash, ["--norc", "--noprofile", "-i"], controlling: true,
            environment: environment.merging(["PS1": "> ", "INPUTRC": "/dev/null"]) { $1 })
        terminal.type("cd; source ./bash; echo LOA''DED\n")
        try await terminal.wait(for: "LOADED")
        for (typed, shown) in [
            ("ferry ves", "ferry vessel "), ("ferry vessel list --format=l", "--format=lines "),
            ("ferry vessel load Bi", "Big\\ Blue "), ("ferry sail --quay=pa", "--quay=papers/"),
            ("ferry vessel load -m 'car", "'cargo one.txt' "),
        ] {
            terminal.type(typed + "\t")
            try await terminal.wait(for: shown)
            terminal.type("\u{15}")
        }
        terminal.type("exit\n")
        #expect(try await child.finish().status == 0)
    }

    @Test(
        "works in fish", .enabled { OutsideProgram.isThere("fish") },
        arguments: lines + [
            ("ferry vessel list --format=l", ["--format=lines"]),
            ("ferry vessel load --manifest=car", ["--manifest=cargo one.txt"]),
        ])
    func fish(_ line: String, _ expected: [String]) async throws {
        let fish = try OutsideProgram.require("fish").path
        let run = try await ChildProcess.run(
            fish, ["--no-config", "-c", "source $HOME/fish; cd $HOME; complete -C $argv[1]", line],
            environment: environment)
        #expect(run.errorText == "")
        let offered = run.outputText.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        #expect(offered == expected)
    }

    @Test(
        "works in zsh", .enabled { OutsideProgram.isThere("zsh") },
        arguments: lines + [
            ("ferry vessel list --format=l", ["--format=lines"]),
            ("ferry vessel load --manifest=car", ["cargo one.txt"]), ("ferry vessel load Bi", ["Big Blue"]),
        ])
    func zsh(_ line: String, _ expected: [String]) async throws {
        // zsh completes only while a line is edited: a terminal is made for one, and what it adds is written to a file.
        try folder.write(
            "inner",
            """
            autoload -U compinit && compinit -u -D
            source $HOME/zsh; cd $HOME
            typeset -ga added
            compadd() {
                if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
                typeset -a found; builtin compadd -A found "$@"
                local suffix=; [[ ${@[1,(i)(-|--)]} == *-/* || $* == *-S\\ /* ]] && suffix=/
                for match in $found; do [[ $suffix$match != / ]] && print -r -- ${(Q)match} >> $HOME/offered; done
                builtin compadd "$@"
            }
            bindkey '^I' complete-word
            done-with-it() { print -r -- "$BUFFER" > $HOME/buffer; print over > $HOME/over; exit }
            zle -N done-with-it; bindkey '^X' done-with-it
            PROMPT=ready
            """)
        let script = """
            zmodload zsh/zpty; zmodload zsh/zselect
            zpty shell zsh -f -i
            zpty -w shell 'source $HOME/inner; print LOA''DED'
            while zpty -r shell chunk; do [[ $chunk == *LOADED* ]] && break; done
            zpty -w -n shell "$1"$'\\t\\x18'
            while zpty -r shell chunk; do [[ -e $HOME/over ]] && break; done
            [[ -e $HOME/offered ]] && print -rl -- ${(u)${(f)"$(<$HOME/offered)"}}
            exit 0
            """
        let zsh = try OutsideProgram.require("zsh").path
        let run = try await ChildProcess.run(zsh, ["-f", "-c", script, "zsh", line], environment: environment)
        #expect(run.errorText == "")
        // The slash of a folder is a suffix to zsh, not a part of the candidate.
        let wanted = expected.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        #expect(run.outputText.split(separator: "\n").map(String.init) == wanted)
    }
}
