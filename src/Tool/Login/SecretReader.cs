using System.CommandLine;
using System.Text;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Login;

/// <summary>Reads secrets from a file, the standard input, the environment or a hidden prompt.</summary>
internal sealed class SecretReader(IShell shell, ParseResult parsed)
{
    private const int LongestSecret = 1024 * 1024;
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>
    /// Returns the secret from a file, the environment or a prompt; null if there is neither a secret nor a terminal for the prompt.
    /// </summary>
    public async Task<string?> FindAsync(SecretOption option, CancellationToken cancellationToken) =>
        await GivenAsync(option, cancellationToken).ConfigureAwait(false)
        ?? (shell.IsInputTerminal ? await AskAsync(option, cancellationToken).ConfigureAwait(false) : null);

    /// <summary>Returns the secret from a file or the environment, or null if neither contains it.</summary>
    public async Task<string?> GivenAsync(SecretOption option, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(option.File) is not { } file) return shell.Variable(option.Variable);
        var text = file == "-"
            ? await ReadInputAsync(option, cancellationToken).ConfigureAwait(false)
            : await ReadFileAsync(file, option, cancellationToken).ConfigureAwait(false);
        return text.Trim() is { Length: > 0 } secret ? secret : throw new ToolException($"{option.File.Name}: {Named(file)} is empty. It must contain {option.What}.");
    }

    private async Task<string?> AskAsync(SecretOption option, CancellationToken cancellationToken)
    {
        var secret = await shell.AskSecretAsync($"{option.What} (not shown): ", cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(secret) ? null : secret.Trim();
    }

    private async Task<string> ReadInputAsync(SecretOption option, CancellationToken cancellationToken)
    {
        try
        {
            return await BlockingInput.RunAsync(() => Read(shell.Input, "the standard input", option), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"{option.File.Name}: the standard input cannot be read. Use a pipe, or specify the path of a file.");
        }
    }

    private async Task<string> ReadFileAsync(string file, SecretOption option, CancellationToken cancellationToken)
    {
        try
        {
            return await BlockingInput.RunAsync(() => ReadFile(file, option), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"{option.File.Name}: the file cannot be read. Specify the path of a file that exists and that you can read.");
        }
    }

    private string ReadFile(string file, SecretOption option)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(stream.SafeFileHandle) & OfOthers) != UnixFileMode.None)
            shell.Error.WriteLine(ErrorLine.Warning($"{file} can be read by other users. Run 'chmod 600 {file}'."));
        return Read(stream, Named(file), option);
    }

    private static string Read(Stream stream, string name, SecretOption option)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var text = new char[LongestSecret + 1];
        var length = reader.ReadBlock(text);
        return length <= LongestSecret ? new string(text, 0, length) : throw new ToolException($"{option.File.Name}: {name} is larger than 1 MiB. Specify a file that contains only {option.What}.");
    }

    private static string Named(string file) => file == "-" ? "the standard input" : $"'{file}'";
}
