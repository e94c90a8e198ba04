using System.Collections.Concurrent;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>Lets a clock pass each pause of a client, and records the pauses.</summary>
internal sealed class PassingTime : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<StateChange> _pauses = new();
    private readonly TaskCompletionSource<StateChange> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualTimeProvider _clock;
    private readonly Task _passing;

    public PassingTime(StreamingClient client, ManualTimeProvider clock)
    {
        _clock = clock;
        _passing = PassAsync(client);
    }

    public IReadOnlyList<StateChange> Pauses => [.. _pauses];

    /// <summary>Completes with the first pause.</summary>
    public Task<StateChange> First => _first.Task.WaitAsync(TestContext.Current.CancellationToken);

    public IEnumerable<TimeSpan> Delays => Pauses.Select(static pause => pause.Delay!.Value);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _passing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task PassAsync(StreamingClient client)
    {
        await foreach (var change in client.StateChanges(_end.Token))
        {
            if (change is not { State: ClientState.Paused, Delay: { } delay }) continue;
            _pauses.Enqueue(change);
            _first.TrySetResult(change);
            // A timer counts in whole milliseconds.
            await _clock.TimerAsync(due => (due - delay).Duration() < TimeSpan.FromMilliseconds(1)).WaitAsync(_end.Token);
            _clock.Advance(delay);
        }
    }
}
