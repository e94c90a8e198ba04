using TypedStreaming.Replay;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;
using TypedStreaming.Tests.Subscriptions;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>The parts of one client that keep positions, put together as the client does it, without a server and HTTP.</summary>
internal sealed class Workbench(IReplayStore store, TimeProvider? time = null)
{
    public const string Channel = "/u/x";

    public static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public PositionTable Positions { get; } = new(time ?? TimeProvider.System);

    /// <summary>The position of the consumer that was opened last.</summary>
    public PositionKeeper Keeper { get; private set; } = null!;

    public SubscriptionTable Table { get; private set; } = Tables.Make(new RecordedChannelRequests());

    /// <summary>What the last subscribe asked for.</summary>
    public long Asked { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Never saves by itself within a test.</summary>
    public static EventsOptions Patient(Action<EventsOptions>? configure = null)
    {
        var options = new EventsOptions { SaveInterval = TimeSpan.FromHours(1), SaveCount = int.MaxValue, From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
        configure?.Invoke(options);
        return options;
    }

    /// <summary>A consumer at work, on a confirmed subscription.</summary>
    public async Task<Consumption<BayeuxMessage>> OpenAsync(EventsOptions? options = null, string instance = "acme.my.salesforce.com")
    {
        var copy = EventsOptions.CopyOf(options ?? Patient());
        var channel = Frames.Channel(copy.Channel ?? Channel);
        var keeper = Positions.Enter(channel.Topic, copy.Name);
        Keeper = keeper;
        var saving = new SavingOptions(copy.SaveInterval, copy.SaveCount, StoreTimeout);
        var cursor = await keeper.OpenAsync(store, new ReplayKey("00D", channel.Topic, copy.Name), instance, saving, Token);
        var held = keeper.Held<BayeuxMessage>(copy.From.OrElse is not null, copy.MaxUnacknowledged);
        var start = held.Resume.Id is { } last
            ? new StartingPoint(ReplayFrom.After(last))
            : StartingPoint.Of(channel.Full, copy.From, cursor, instance, _time.GetUtcNow());
        var consumer = new JsonConsumer(channel, copy, start);
        var consumption = new Consumption<BayeuxMessage>(Table, keeper, consumer, held);
        Table.Attach(consumer);
        Subscribe();
        return consumption;
    }

    public void Subscribe()
    {
        Asked = Table.BeginSubscribing(Channel, replays: true)!.Value.ReplayFrom;
        Table.Confirm(Channel, Frames.Confirmation(Channel));
    }

    public void Deliver(params long[] ids)
    {
        foreach (var id in ids) Table.Deliver(Channel, id);
    }

    /// <summary>The client stops; what follows is its next run.</summary>
    public void Stop()
    {
        Table.End(null, discard: true);
        Table = Tables.Make(new RecordedChannelRequests());
    }

    /// <summary>The session fails for good; what follows is the client's next run.</summary>
    public void Fault(Exception cause)
    {
        Table.End(cause, discard: false);
        Table = Tables.Make(new RecordedChannelRequests());
    }
}
