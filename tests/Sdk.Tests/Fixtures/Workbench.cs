using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Telemetry;
using TypedStreaming.Tests.Routing;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>The parts of one client that route events and keep positions, put together as in the client, without a server and HTTP.</summary>
internal sealed class Workbench : IEventSource
{
    public const string Channel = "/u/x";
    public const string Instance = "acme.my.salesforce.com";

    public static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(30);

    private static readonly ClientMetrics Metrics = new(new ClientIdentity(""), TimeProvider.System);

    private readonly TimeProvider _time;
    private readonly ConsumerOpener _opener;
    private readonly RecordedWire _wire;
    private readonly Queue<string> _wanted = [];

    public Workbench(IReplayStore store, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        Names = new NameTable(_time);
        _opener = new ConsumerOpener(Names, store, StoreTimeout, _time, NullLogger.Instance, Metrics);
        _wire = new RecordedWire { Wanted = _wanted.Enqueue };
        Table = NewTable();
    }

    public NameTable Names { get; }

    public RouteTable Table { get; private set; }

    public RecordedWire Wire => _wire;

    /// <summary>The replay id that the last subscribe asked for.</summary>
    public long Asked { get; private set; }

    public AccessToken Token { get; private set; } = TokenOf(Instance);

    public DateTimeOffset ServerNow => _time.GetUtcNow();

    public bool IsStopped { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Returns options with which positions are never saved within a test.</summary>
    public static EventsOptions Patient(Action<EventsOptions>? configure = null)
    {
        var options = new EventsOptions { SaveInterval = TimeSpan.FromHours(1), SaveCount = int.MaxValue, From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest) };
        configure?.Invoke(options);
        return options;
    }

    /// <summary>Opens a consumer on a confirmed subscription.</summary>
    public Task<QueueReader<BayeuxMessage>> OpenAsync(EventsOptions? options = null, string instance = Instance)
    {
        Token = TokenOf(instance);
        var copy = EventsOptions.CopyOf(options ?? Patient());
        var channel = Frames.Channel(copy.Channel ?? Channel);
        var plan = new ConsumerPlan<BayeuxMessage>(
            channel, copy, (start, events) => new JsonConsumer(channel, copy, start, events.Place, events.Queue, _time));
        return _opener.OpenAsync(this, plan, static () => { }, Cancellation);
    }

    public void Attach(RoutedConsumer consumer)
    {
        if (Table.Attach(consumer, ServerNow) is { } refusal) consumer.Complete(refusal, discard: false);
        SubscribeWanted();
    }

    public void Detach(RoutedConsumer consumer) => Table.Detach(consumer);

    /// <summary>Subscribes the channel again, as in a new session.</summary>
    public void Subscribe(string channel = Channel)
    {
        Table.LoseSession();
        Asked = Table.Subscribe(channel);
        _wanted.Clear();
    }

    /// <summary>Sends the subscribes that the table has requested.</summary>
    public void SubscribeWanted()
    {
        if (_wanted.Count > 0) Subscribe(_wanted.Dequeue());
    }

    public void Deliver(params long[] ids)
    {
        foreach (var id in ids)
            while (Table.Deliver(Channel, id) is { } full) Table.GoOnWithout(full);
    }

    /// <summary>Stops the client; the next call starts its next run.</summary>
    public void Stop() => End(null, discard: true);

    /// <summary>Fails the session finally; the next call starts the client's next run.</summary>
    public void Fault(Exception cause) => End(cause, discard: false);

    private static AccessToken TokenOf(string instance) => new("00D!token", new Uri($"https://{instance}"), "00D000000000062EAA");

    private RouteTable NewTable() => Tables.Make(_wire, time: _time);

    private void End(Exception? cause, bool discard)
    {
        Table.End(cause, discard);
        Table = NewTable();
        _wanted.Clear();
    }
}
