using TypedStreaming.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Routing;

/// <summary>The channels of one run, with a session that records requests.</summary>
public abstract class RouteTableTestBase
{
    private protected const string X = RecordedConsumer.X;

    private protected RouteTableTestBase() => Table = Tables.Make(Wire, time: Time, limits: new SlowConsumerLimits { MaxRedelivery = 0.5 });

    private protected ManualTimeProvider Time { get; } = new();

    private protected RecordedWire Wire { get; } = new();

    private protected RouteTable Table { get; }

    private protected RecordedConsumer Attach(string name, ReplayFrom? from = null, string channel = X)
    {
        var consumer = RecordedConsumer.At(from ?? ReplayFrom.Latest, name, channel);
        Assert.Null(Table.Attach(consumer));
        return consumer;
    }

    private protected void AttachExplicit() =>
        Assert.Null(Table.Attach(RecordedConsumer.Started(new RecordedConsumer(new EventsOptions()) { Explicit = true })));

    private protected void Deliver(params long[] ids)
    {
        foreach (var id in ids) Assert.Null(Table.Deliver(X, id));
    }

    private protected void Park(RecordedConsumer consumer)
    {
        consumer.IsFull = true;
        Table.GoOnWithout(consumer);
    }
}
