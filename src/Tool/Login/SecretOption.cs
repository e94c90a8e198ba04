using System.CommandLine;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Login;

/// <summary>
/// The option for a login secret. The value of the option is never the secret itself, because process lists and the shell's history would show it.
/// Instead, the value is the path of a file that contains the secret. The secret can also come from an environment variable or from a prompt.
/// </summary>
internal sealed class SecretOption(string name, string what)
{
    /// <summary>The option with the path of the file that contains the secret.</summary>
    public Option<string?> File { get; } = new($"--{name}-file") { HelpName = "FILE", Description = $"The file with {what}; - means the standard input. Alternatively, set {VariableOf(name)}." };

    /// <summary>The name of the environment variable that can contain the secret.</summary>
    public string Variable { get; } = VariableOf(name);

    /// <summary>A description of the secret, for messages.</summary>
    public string What => what;

    /// <summary>The name of a nonexistent option with which a user may try to pass the secret itself.</summary>
    public string Forbidden { get; } = "--" + name;

    /// <summary>Returns the error for a command line that contains the secret itself. The error text does not contain the secret.</summary>
    public ToolException Refusal() => new(
        $"{Forbidden} is not an option, because process lists would show the secret. Use {File.Name} FILE, or set {Variable}. If this was a real secret, replace it.");

    private static string VariableOf(string name) => "TSE_" + name.Replace('-', '_').ToUpperInvariant();
}
