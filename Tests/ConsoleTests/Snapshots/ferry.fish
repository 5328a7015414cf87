# fish completion for ferry: save it as ferry.fish in ~/.config/fish/completions.
function __ferry_complete
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
complete -c ferry -k -f -a '(__ferry_complete)'
