using System.Collections.Concurrent;

namespace TypedStreaming.Relay.Tests.BrokerKit;

/// <summary>The data that several objects for one flawed broker share.</summary>
internal sealed class FlawedData
{
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    public InMemoryBroker Broker { get; } = new();

    public ConcurrentDictionary<string, StreamTopology> Streams { get; } = new();

    public ConcurrentDictionary<string, string> FirstGroups { get; } = new();

    public ConcurrentDictionary<string, bool> FailedStreams { get; } = new();

    public ConcurrentDictionary<string, PartitionState> States { get; } = new();

    public ConcurrentQueue<RelayMessage> Published { get; } = new();

    public ConcurrentQueue<FlawedReader> Readers { get; } = new();

    /// <summary>The messages that the next reader of a partition gets, in the wrong order.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<ReceivedMessage>> HandedOver { get; } = new();

    /// <summary>Waits until two calls run at the same time, and then fails both.</summary>
    public async Task FailAtTheSecondCallAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _calls) == 2) _second.SetResult();
        await _second.Task.WaitAsync(cancellationToken);
        throw new InvalidOperationException("Two calls at the same time.");
    }
}
