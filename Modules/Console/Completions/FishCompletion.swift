enum FishCompletion {
    static func script(for program: String) -> String {
        let function = "__\(ShellName.identifier(program))_complete"
        return #"""
            # fish completion for \#(program): save it as \#(program).fish in ~/.config/fish/completions.
            function \#(function)
                set -l words (commandline -opc)
                set -l current (commandline -ct)
                set -l program $words[1]
                set -e words[1]
                set -l answer ($program __complete $words "$current" 2>/dev/null)
                set -l origin $answer[1]
                set -e answer[1]
                # What stands before the value in --option=value belongs to every candidate.
                set -l before (string match -r -- '^--[^=]*=' "$current")
                set -l rest (string replace -r -- '^--[^=]*=' '' "$current")
                switch "$origin"
                    case :files
                        printf "$before%s\n" (__fish_complete_path "$rest")
                    case :directories
                        printf "$before%s\n" (__fish_complete_directories "$rest")
                    case '*'
                        set -q answer[1]; and printf '%s\n' $answer
                end
            end
            complete -c \#(program) -k -f -a '(\#(function))'

            """#
    }
}
