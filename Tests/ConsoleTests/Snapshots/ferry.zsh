#compdef ferry
# zsh completion for ferry: source it after compinit, or save it as _ferry in a folder of fpath.
_ferry() {
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
if [[ $funcstack[1] == _ferry ]]; then
    _ferry "$@"
else
    compdef _ferry ferry
fi
