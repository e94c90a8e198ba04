namespace TypedStreaming.Relay.Tests.BrokerKit;

/// <summary>A broker that does one thing wrong, or nothing.</summary>
internal sealed class FlawedBroker(FlawedData data, BrokerFlaw flaw) : IEventBroker
{
    public async Task<IEventPublisher> OpenPublisherAsync(StreamTopology stream, CancellationToken cancellationToken)
    {
        if (flaw == BrokerFlaw.Throws) throw new IOException("no network");
        var known = Known(Named(stream), BrokerFlaw.AcceptsOtherPublishers);
        return new FlawedPublisher(data, flaw, known, await data.Broker.OpenPublisherAsync(known, Token(cancellationToken)));
    }

    public async Task<IPartitionReader> OpenReaderAsync(GroupPartition partition, int prefetch, CancellationToken cancellationToken)
    {
        if (flaw == BrokerFlaw.IsForOneThread) await data.FailAtTheSecondCallAsync(cancellationToken);
        var named = Named(new GroupPartition(Known(partition.Stream, BrokerFlaw.AcceptsOtherReaders), partition.Group, partition.Number));
        var count = data.Readers.Count(reader => reader.Partition.ToString() == named.ToString());
        if (flaw == BrokerFlaw.DeliversToAllReaders && count > 0) named = new GroupPartition(named.Stream, $"{named.Group}-{count}", named.Number);
        if (flaw == BrokerFlaw.DeliversToOneGroup && data.FirstGroups.GetOrAdd(named.Stream.Name, named.Group) != named.Group)
            named = new GroupPartition(new StreamTopology($"{named.Stream.Name}-x", named.Stream.Partitions), named.Group, named.Number);
        var inner = await data.Broker.OpenReaderAsync(named, flaw == BrokerFlaw.IgnoresPrefetch ? 1000 : prefetch, Token(cancellationToken));
        var reader = new FlawedReader(data, flaw, named, inner);
        data.Readers.Enqueue(reader);
        return reader;
    }

    public Task<int> CountReadersAsync(GroupPartition partition, CancellationToken cancellationToken) => flaw == BrokerFlaw.CountsClosedReaders
        ? Task.FromResult(data.Readers.Count(reader => reader.Partition.ToString() == partition.ToString()))
        : data.Broker.CountReadersAsync(Named(partition), Token(cancellationToken));

    public async Task<IDeadLetterStore> OpenDeadLettersAsync(StreamTopology stream, string group, CancellationToken cancellationToken) =>
        new FlawedLetters(await data.Broker.OpenDeadLettersAsync(stream, flaw == BrokerFlaw.SharesLetters ? "all" : group, Token(cancellationToken)), flaw);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private CancellationToken Token(CancellationToken cancellationToken) => flaw == BrokerFlaw.IgnoresCancellation ? CancellationToken.None : cancellationToken;

    private StreamTopology Known(StreamTopology stream, BrokerFlaw accepting) => data.Streams.GetOrAdd(stream.Name, stream) is var known && flaw == accepting ? known : stream;

    private StreamTopology Named(StreamTopology stream) => flaw switch
    {
        BrokerFlaw.ShortensNames => new(Short(stream.Name), stream.Partitions),
        BrokerFlaw.JoinsNames => new("all", stream.Partitions),
        _ => stream,
    };

    private GroupPartition Named(GroupPartition partition) => new(Named(partition.Stream), NameOf(partition), partition.Number);

    private string NameOf(GroupPartition partition) => flaw switch
    {
        BrokerFlaw.ShortensNames => Short(partition.Group),
        BrokerFlaw.JoinsNames => $"{partition.Stream.Name}-{partition.Group}",
        _ => partition.Group,
    };

    private static string Short(string name) => name[..Math.Min(59, name.Length)];
}
