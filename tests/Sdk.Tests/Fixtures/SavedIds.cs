using System.Threading.Channels;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>A store that remembers the ids of one channel, and signals when one is saved.</summary>
internal sealed class SavedIds
{
    private readonly Channel<long> _saved = Channel.CreateUnbounded<long>();

    public SavedIds() => Store = ReplayStore.FromCallbacks(
        (_, _) => ValueTask.FromResult(Last is { } id ? ReplayFrom.After(id) : null),
        (_, id, _, cancellationToken) =>
        {
            Last = id;
            return _saved.Writer.WriteAsync(id, cancellationToken);
        });

    public IReplayStore Store { get; }

    /// <summary>The last saved id, or null if none is.</summary>
    public long? Last { get; private set; }

    public async Task WaitForAsync(long id, CancellationToken cancellationToken)
    {
        while (await _saved.Reader.ReadAsync(cancellationToken) != id)
        {
            // An earlier position: the expected one comes later.
        }
    }
}
