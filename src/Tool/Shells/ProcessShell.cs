using System.Text;

namespace TypedStreaming.Tool.Shells;

/// <summary>The surroundings of the tool's own process.</summary>
internal sealed class ProcessShell : IShell, IDisposable
{
    private const int DefaultWidth = 80;

    public Stream Output { get; } = OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutput();

    public TextWriter Error => Console.Error;

    public Stream Input { get; } = Console.OpenStandardInput();

    public bool IsInputTerminal => !Console.IsInputRedirected;

    public bool IsOutputTerminal => !Console.IsOutputRedirected;

    public bool IsErrorTerminal => !Console.IsErrorRedirected;

    public int Width => IsOutputTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;

    public TimeProvider Time => TimeProvider.System;

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    // Reading a terminal cannot be cancelled. The thread that reads is abandoned, and the process ends.
    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        await Error.WriteAsync(question.AsMemory(), cancellationToken).ConfigureAwait(false);
        return await Task.Run(Console.ReadLine, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> AskSecretAsync(string question, CancellationToken cancellationToken)
    {
        await Error.WriteAsync(question.AsMemory(), cancellationToken).ConfigureAwait(false);
        var secret = await Task.Run(ReadWithoutEcho, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        await Error.WriteLineAsync().ConfigureAwait(false);
        return secret;
    }

    public void Dispose()
    {
        Output.Dispose();
        Input.Dispose();
    }

    private static string ReadWithoutEcho()
    {
        var secret = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) return secret.ToString();
            if (key.Key == ConsoleKey.Backspace) secret.Length = Math.Max(0, secret.Length - 1);
            else if (!char.IsControl(key.KeyChar)) secret.Append(key.KeyChar);
        }
    }
}
