# bash completion for ferry: source it, or put it into bash-completion's completions folder.
_ferry_complete() {
    local words=() word joined=0 index
    # Readline splits words at = and :, the program wants them as they were typed.
    for ((index = 1; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if ((${#words[@]})) && [[ $word == [=:]* ]]; then
            words[-1]+=$word
            joined=1
        elif ((joined)); then
            words[-1]+=$word
            joined=0
        else
            words+=("$word")
        fi
    done
    ((${#words[@]})) || words=("")

    local current=${words[-1]} quote=""
    case $current in
        \"* | \'*)
            quote=${current:0:1}
            current=${current:1}
            words[-1]=$current
            ;;
    esac
    # Readline replaces only what follows the last = or :, so candidates lose what stands before it.
    local rest=$current before=""
    if [[ $current == *[=:]* && -z $quote ]]; then
        rest=${current##*[=:]}
        before=${current%"$rest"}
    fi

    local origin="" line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $origin ]]; then
            origin=$line
            continue
        fi
        line=${line%%$'\t'*}
        line=${line#"$before"}
        [[ -n $quote ]] || printf -v line %q "$line"
        COMPREPLY+=("$line")
    done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete "${words[@]}" 2>/dev/null)

    case $origin in
        :files)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$rest")
            ;;
        :directories)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$rest")
            ;;
    esac
}
complete -o nosort -F _ferry_complete ferry
