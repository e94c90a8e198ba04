using System.Diagnostics;
using System.Text.Json;
using TypedStreaming.Interop.Tests.Fixtures;

namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>
/// A script that runs in Node.js and says what happens, one JSON object a line. It ends with its input, so it cannot
/// outlive this process.
/// </summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly Observed<JsonElement> _lines = new();
    private readonly Process _process;
    private readonly Task _reading;
    private bool _disposed;

    private PeerProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    public IReadOnlyList<JsonElement> Lines => _lines.Snapshot();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="script">The script's file name.</param>
    /// <param name="options">Becomes the JSON text that is the script's one argument.</param>
    public static PeerProcess Start(string script, object options)
    {
        Node.Require();
        var start = new ProcessStartInfo(Node.Program, [script, JsonSerializer.Serialize(options)])
        {
            WorkingDirectory = Node.Scripts,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new PeerProcess(Process.Start(start)!);
    }

    public async Task SendAsync(object command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command).AsMemory(), Token);
        await _process.StandardInput.FlushAsync(Token);
    }

    /// <summary>Waits until the peer has said something <paramref name="count"/> times.</summary>
    public Task<JsonElement> WaitForAsync(string what, int count = 1, Func<JsonElement, bool>? also = null) =>
        _lines.WaitForAsync(line => Is(line, what) && (also is null || also(line)), count, Token);

    public int Count(string what) => Lines.Count(line => Is(line, what));

    /// <summary>Kills the peer, and returns when nothing of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        await _reading;
        _process.Dispose();
    }

    private static bool Is(JsonElement line, string what) => line.GetProperty("what").ValueEquals(what);

    private async Task ReadAsync()
    {
        var errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.StartsWith('{')) _lines.Add(JsonElement.Parse(line));
        }

        _lines.End(new InvalidOperationException($"The peer has ended. {await errors}"));
    }
}
