using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TypedStreaming.Tool.Shells;

/// <summary>Gives the commands access to the tool's own process.</summary>
/// <param name="end">Is cancelled when the process has received a signal to end.</param>
internal sealed class ProcessShell(CancellationToken end) : IShell, IDisposable
{
    private const int DefaultWidth = 80;

    public Stream Output { get; } = OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutput(StandardFile.Output, end);

    public TextWriter Error { get; } = Messages(end);

    // On Unix, the stream of the console would read a terminal key by key, and show each key by itself.
    public Stream Input { get; } =
        OperatingSystem.IsWindows() ? Console.OpenStandardInput()
        : StandardFile.IsInherited(StandardFile.Input) ? new FileStream(new SafeFileHandle(StandardFile.Input, ownsHandle: false), FileAccess.Read, bufferSize: 0)
        : Stream.Null;

    public bool IsInputTerminal => !Console.IsInputRedirected;

    public bool IsOutputTerminal => !Console.IsOutputRedirected;

    public bool IsErrorTerminal => !Console.IsErrorRedirected;

    public int Width => IsOutputTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;

    public TimeProvider Time => TimeProvider.System;

    public string Machine => Environment.MachineName;

    public bool IsRunning(long process)
    {
        if (process is < 1 or > int.MaxValue) return false;
        try
        {
            using var running = Process.GetProcessById((int)process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            return true; // The process exists, and belongs to another user.
        }
    }

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        await Error.WriteAsync(question.AsMemory(), cancellationToken).ConfigureAwait(false);
        return await BlockingInput.RunAsync(ReadLine, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> AskSecretAsync(string question, CancellationToken cancellationToken)
    {
        using var hidden = new HiddenInput();
        await Error.WriteAsync(question.AsMemory(), cancellationToken).ConfigureAwait(false);
        var secret = await BlockingInput.RunAsync(() => OperatingSystem.IsWindows() ? ReadKeys() : ReadLine(), cancellationToken).ConfigureAwait(false);
        await Error.WriteLineAsync().ConfigureAwait(false);
        return secret;
    }

    public void Dispose()
    {
        Output.Dispose();
        Input.Dispose();
    }

    private static TextWriter Messages(CancellationToken end)
    {
        var stream = new UnfailingStream(OperatingSystem.IsWindows() ? Console.OpenStandardError() : new UnixOutput(StandardFile.Error, end));
        var encoding = Console.OutputEncoding;
        var unmarked = encoding.Preamble.IsEmpty ? encoding : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return TextWriter.Synchronized(new StreamWriter(stream, unmarked) { AutoFlush = true });
    }

    private static string? ReadKeys()
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

    // Byte by byte: what follows the line belongs to the next question.
    private string? ReadLine()
    {
        var line = new List<byte>();
        while (Input.ReadByte() is >= 0 and var next)
        {
            if (next == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add((byte)next);
        }

        return line.Count > 0 ? Encoding.UTF8.GetString([.. line]) : null;
    }
}
