using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>A program that reads four channels of a hostile server until the last event of each, and stops.</summary>
internal sealed class HostileRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly HostileServer _server;
    private readonly StreamingClient _client;
    private readonly string _spoiled;

    public HostileRun(string spoiled, byte[] body, IAccessTokenSource tokens)
    {
        _spoiled = spoiled;
        _server = new HostileServer(spoiled, body);
        var options = new StreamingClientOptions
        {
            AccessTokens = tokens,
            HttpHandler = _server,
            LoginHttpHandler = _server,
            TimeProvider = _time,
            // The server answers at once; on a busy machine the clock may pass some minutes before the client sees it.
            LoginTimeout = Patience,
            RequestTimeout = Patience,
            NetworkDelay = Patience,
        };
        _client = new StreamingClient(options, TestOrg.ShortPauses);
    }

    public int Requests => _server.Requests;

    /// <summary>The number of requests of each kind, as text.</summary>
    public string Kinds => string.Join(", ", _server.Kinds.Select(static kind => $"{kind.Key} {kind.Value}"));

    /// <summary>The client's time that the program took. On a busy machine more of it passes between two answers.</summary>
    public TimeSpan Passed { get; private set; }

    public bool HasSpoiled => _server.Spoiled.IsCompleted;

    /// <summary>The end of the reading of each channel: null if it ended with its last event.</summary>
    public IReadOnlyList<Exception?> Ends { get; private set; } = [];

    /// <summary>The failure of the stop, or null.</summary>
    public Exception? Stop { get; private set; }

    /// <returns>True if the program ended within an hour of the client's time.</returns>
    public async Task<bool> EndsAsync()
    {
        var program = RunAsync();
        for (; Passed < TimeSpan.FromHours(1); Passed += Step)
        {
            await Task.WhenAny(program, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken));
            if (program.IsCompleted) break;
            _time.Advance(Step);
        }

        if (program.IsCompleted) await program;
        return program.IsCompleted;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task RunAsync()
    {
        Ends = await Task.WhenAll(
            EndOfAsync(ReadNotesAsync),
            EndOfAsync(() => ReadAsync(HostileServer.Accounts)),
            EndOfAsync(() => ReadAsync(HostileServer.Inks)),
            EndOfAsync(() => ReadAsync(HostileServer.Changes)));
        // Loops that were left do not wait for their unsubscribes.
        if (_spoiled == HostileServer.Unsubscribe) await Task.WhenAny(_server.Spoiled, Task.Delay(Patience, _time));
        Stop = await EndOfAsync(() => _client.StopAsync());
    }

    private static async Task<Exception?> EndOfAsync(Func<Task> reading)
    {
        try
        {
            await reading();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private async Task ReadNotesAsync()
    {
#pragma warning disable TSE0033 // No position is wanted: each run starts anywhere, and only counts.
        await foreach (var note in _client.Deliveries<WarehouseNote>(new() { OnDecodeError = DecodeErrorHandling.Skip }))
            if (note.ReplayId >= HostileServer.LastId) return;
#pragma warning restore TSE0033
    }

    private async Task ReadAsync(string channel)
    {
        await foreach (var message in _client.Events(channel, new() { OnDecodeError = DecodeErrorHandling.Skip }))
            if (message.ReplayId >= HostileServer.LastId) return;
    }
}
