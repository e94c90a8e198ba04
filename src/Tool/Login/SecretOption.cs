using System.CommandLine;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Login;

/// <summary>
/// A secret of a login. No option has a secret as its value, because process lists and the history of the shell show it: an option names a file, or a
/// variable of the environment contains the secret, or a prompt asks for it.
/// </summary>
internal sealed class SecretOption(string name, string what)
{
    /// <summary>The option that names the file.</summary>
    public Option<string?> File { get; } = new($"--{name}-file") { HelpName = "FILE", Description = $"The file with {what}; - is the standard input. Or set {VariableOf(name)}." };

    /// <summary>The variable of the environment.</summary>
    public string Variable { get; } = VariableOf(name);

    /// <summary>The secret in words, for messages.</summary>
    public string What => what;

    /// <summary>The option that a user may try to write, which would show the secret.</summary>
    public string Forbidden { get; } = "--" + name;

    /// <summary>Returns the error of a command line that contains the secret. The error does not repeat the secret.</summary>
    public ToolException Refusal() => new(
        $"{Forbidden} is not an option, because process lists would show the secret. Write {File.Name} FILE, or set {Variable}. If this was a real secret, replace it.");

    private static string VariableOf(string name) => "TSE_" + name.Replace('-', '_').ToUpperInvariant();
}
