using System.CommandLine;

namespace CtiMiddleware.Cli.Commands;

/// <summary><c>cti completion</c>: a script that lets a shell complete commands and options.</summary>
internal static class CompletionCommand
{
    // Each asks the program itself ([suggest:position] line), so no script grows old.
    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # In ~/.bashrc: source <(cti completion bash)
            _cti_complete() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(cti "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _cti_complete cti
            """,
        ["zsh"] = """
            # In ~/.zshrc, behind compinit: source <(cti completion zsh)
            _cti_complete() {
                local -a found
                found=("${(@f)$(cti "[suggest:${#BUFFER}]" "$BUFFER" 2>/dev/null)}")
                compadd -a found
            }
            compdef _cti_complete cti
            """,
        ["fish"] = """
            # In ~/.config/fish/config.fish: cti completion fish | source
            complete -f -c cti -a '(set -l line (commandline -cp); cti "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'
            """,
        ["pwsh"] = """
            # In $PROFILE: cti completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName cti -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                cti "[suggest:$cursorPosition]" "$commandAst" 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("completion", "Writes a script that lets a shell complete commands and options.");
        var shell = new Argument<string>("shell") { Description = string.Join(", ", s_scripts.Keys) };
        shell.CompletionSources.Add([.. s_scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (!s_scripts.ContainsKey(result.GetValueOrDefault<string>() ?? ""))
                result.AddError(
                    $"There is no script for '{result.GetValueOrDefault<string>()}'; there are {string.Join(", ", s_scripts.Keys)}."
                );
        });
        command.Add(shell);
        command.SetAction(parsed =>
        {
            host.Out.WriteLine(s_scripts[parsed.GetRequiredValue(shell)]);
            return ExitCodes.Ok;
        });
        return command;
    }
}
