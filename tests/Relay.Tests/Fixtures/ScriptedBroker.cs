using System.Collections.Concurrent;

namespace TypedStreaming.Relay.Tests.Fixtures;

/// <summary>A broker that does what the test says: it holds confirmations, fails, refuses, hangs, and breaks connections.</summary>
internal sealed class ScriptedBroker(IEventBroker inner) : IEventBroker
{
    private readonly ConcurrentQueue<RelayMessage> _stored = new();
    private readonly ConcurrentQueue<ScriptedReader> _readers = new();

    /// <summary>The actions of the broker, in order.</summary>
    public Journal Journal { get; } = new();

    /// <summary>The messages that were stored, in order.</summary>
    public IReadOnlyList<RelayMessage> Stored => [.. _stored];

    /// <summary>The readers that were opened, in order, with those that are closed.</summary>
    public IReadOnlyList<ScriptedReader> Readers => [.. _readers];

    /// <summary>Called before each opening; it throws to refuse, or waits to hang.</summary>
    public Func<CancellationToken, Task>? OnOpen { get; set; }

    /// <summary>Called before a message is stored; it throws to fail.</summary>
    public Action<RelayMessage>? OnPublish { get; set; }

    /// <summary>Called after a message was stored and before it is confirmed.</summary>
    public Func<RelayMessage, Task>? OnConfirm { get; set; }

    public Func<ReceivedMessage, Task>? OnAcknowledge { get; set; }

    /// <summary>Called before a new epoch is stored.</summary>
    public Func<long, Task>? OnStoreEpoch { get; set; }

    public Func<Task>? OnStoreLetter { get; set; }

    public static BrokerException Away(BrokerError kind = BrokerError.Unavailable) => new(kind, "The test says so.");

    public async Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken)
    {
        Journal.Add("publisher");
        if (OnOpen is { } open) await open(cancellationToken);
        return new ScriptedPublisher(this, await inner.OpenPublisherAsync(stream, cancellationToken));
    }

    public async Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken)
    {
        if (OnOpen is { } open) await open(cancellationToken);
        var reader = new ScriptedReader(this, partition, await inner.OpenReaderAsync(partition, prefetch, cancellationToken));
        _readers.Enqueue(reader);
        Journal.Add($"reader {partition.Number}");
        return reader;
    }

    public async Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken)
    {
        var count = await inner.CountReadersAsync(partition, cancellationToken);
        Journal.Add("counted");
        return count;
    }

    public async Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken) =>
        new ScriptedLetters(this, await inner.OpenDeadLettersAsync(stream, group, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public void Store(RelayMessage message) => _stored.Enqueue(message);

    /// <summary>Returns the reader of a partition that was opened last, or the one that was opened after the given number of others.</summary>
    public ScriptedReader ReaderOf(int partition, Index? order = null) => Readers.Where(reader => reader.Partition.Number == partition).ElementAt(order ?? ^1);
}
