enum ZshCompletion {
    static func script(for program: String) -> String {
        let function = "_\(ShellName.identifier(program))"
        return #"""
            #compdef \#(program)
            # zsh completion for \#(program): source it after compinit, or save it as \#(function) in a folder of fpath.
            \#(function)() {
                local -a before answer candidates
                local line value
                (( CURRENT > 2 )) && before=("${(@Q)words[2,CURRENT-1]}")
                answer=("${(@f)$("${${(Q)words[1]}/#\~/$HOME}" __complete "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
                case $answer[1] in
                    :files)
                        [[ $PREFIX == --*=* ]] && compset -P '*='
                        _files
                        ;;
                    :directories)
                        [[ $PREFIX == --*=* ]] && compset -P '*='
                        _files -/
                        ;;
                    :words)
                        for line in "${(@)answer[2,-1]}"; do
                            [[ -n $line ]] || continue
                            value=${${line%%$'\t'*}//:/\\:}
                            if [[ $line == *$'\t'* ]]; then
                                candidates+=("$value:${line#*$'\t'}")
                            else
                                candidates+=("$value")
                            fi
                        done
                        _describe -V -t candidates candidate candidates
                        ;;
                esac
            }
            if [[ $funcstack[1] == \#(function) ]]; then
                \#(function) "$@"
            else
                compdef \#(function) \#(program)
            fi

            """#
    }
}
