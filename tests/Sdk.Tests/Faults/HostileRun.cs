using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Faults;

/// <summary>A program that reads four channels of a hostile server until the last event of each, and stops.</summary>
/// <typeparam name="TNote">The type of the first channel's events.</typeparam>
internal sealed class HostileRun<TNote> : IAsyncDisposable
    where TNote : IStreamingEvent<TNote>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>More than twice the default recovery timeout: on a busy machine, time passes before the client acts.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(40);

    private const int MostRequests = 200;

    private readonly ManualTimeProvider _time = new();
    private readonly HostileServer _server;
    private readonly StreamingClient _client;
    private readonly HostileAnswer _spoiled;

    public HostileRun(HostileAnswer spoiled, byte[] body, IAccessTokenSource tokens)
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

    private int Requests => _server.Requests;

    /// <summary>The number of requests of each kind, as text.</summary>
    private string Kinds => string.Join(", ", _server.Kinds.Select(static kind => $"{kind.Key} {kind.Value}"));

    /// <summary>The client's time that the program took. On a busy machine more of it passes between two responses.</summary>
    private TimeSpan Passed { get; set; }

    private bool HasSpoiled => _server.Spoiled.IsCompleted;

    /// <summary>The end of the reading of each channel: null if it ended with its last event.</summary>
    public IReadOnlyList<Exception?> Ends { get; private set; } = [];

    /// <summary>The failure of the stop, or null.</summary>
    public Exception? Stop { get; private set; }

    /// <summary>Runs the program until it has ended, or the longest time has passed.</summary>
    /// <param name="longest">The longest time, by the client's clock.</param>
    /// <returns>What the client did wrong; null if it did nothing wrong.</returns>
    public async Task<string?> FaultAsync(TimeSpan? longest = null)
    {
        if (!await EndsAsync(longest ?? LongestTime)) return $"It hangs ({Kinds}).";
        if (!HasSpoiled) return $"It did not ask for the spoiled answer ({Kinds}).";
        if (Requests > MostRequests + Passed.TotalSeconds) return $"{Requests} requests in {Passed} ({Kinds}).";
        return Ends.Append(Stop).FirstOrDefault(static end => !IsAllowed(end))?.ToString();
    }

    /// <summary>A program gets its events, or a typed error that is not a defect of the SDK.</summary>
    public static bool IsAllowed(Exception? end) => end is null or StreamingException { Error: not StreamingError.Defect };

    private async Task<bool> EndsAsync(TimeSpan longest)
    {
        var program = RunAsync();
        await PassTimeAsync(program, longest);
        if (program.IsCompleted) await program;
        return program.IsCompleted;
    }

    /// <summary>Disposes the client. Time passes meanwhile, and a disposal that hangs does not hang the test.</summary>
    public async ValueTask DisposeAsync()
    {
        var disposal = _client.DisposeAsync().AsTask();
        await PassTimeAsync(disposal, Passed + Patience);
        if (disposal.IsCompleted) await disposal;
    }

    /// <summary>Lets the client's time pass until the work has ended, or so much time has passed in all.</summary>
    private async Task PassTimeAsync(Task work, TimeSpan until)
    {
        for (; Passed < until; Passed += Step)
        {
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken));
            if (work.IsCompleted) return;
            _time.Advance(Step);
        }
    }

    private async Task RunAsync()
    {
        Ends = await Task.WhenAll(
            EndOfAsync(ReadNotesAsync),
            EndOfAsync(() => ReadAsync(HostileServer.Accounts)),
            EndOfAsync(() => ReadAsync(HostileServer.Inks)),
            EndOfAsync(() => ReadAsync(HostileServer.Changes)));
        // Loops that were left do not wait for their unsubscribes.
        if (_spoiled.Kind == HostileServer.Unsubscribe) await Task.WhenAny(_server.Spoiled, Task.Delay(Patience, _time));
        Stop = await EndOfAsync(() => _client.StopAsync());
        await _client.DisposeAsync();
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
        await foreach (var note in _client.Deliveries<TNote>(new() { OnDecodeError = DecodeErrorHandling.Skip }))
            if (note.ReplayId >= HostileServer.LastId) return;
#pragma warning restore TSE0033
    }

    private async Task ReadAsync(string channel)
    {
        await foreach (var message in _client.Events(channel, new() { OnDecodeError = DecodeErrorHandling.Skip }))
            if (message.ReplayId >= HostileServer.LastId) return;
    }
}
