using System.Collections.Concurrent;
using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Simulator.PubSub;

namespace TypedStreaming.PubSub.Tests.World;

/// <summary>
/// A random run against the simulated org: consumers that join, break, restart and are slow, while events are published and every kind of fault occurs.
/// </summary>
/// <param name="test">The org.</param>
/// <param name="seed">The seed of all decisions of the plan.</param>
/// <param name="losesEvents">True for the negative control: consumers acknowledge some events without handling them.</param>
internal sealed class RandomPlan(PubSubOrg test, int seed, bool losesEvents = false)
{
    private const int Steps = 30;

    private static readonly Action<PubSubFaults>[] Faults =
    [
        static faults => faults.EndStreams(),
        static faults => faults.EndStreams(afterResponses: 2),
        static faults => faults.FailStreams("service.unavailable"),
        static faults => faults.FailStreams("subscription.fetch.overflow", afterResponses: 1),
        static faults => faults.FailNextStream("subscription.internal.error", afterResponses: 1),
        static faults => faults.EndNextStream(afterResponses: 1),
        static faults => faults.ResetStreams(),
        static faults => faults.AbortConnections(),
        static faults => faults.GoAway(),
        static faults => faults.RevokeTokens(endStreams: true),
        static faults => faults.Silence(),
        static faults => faults.FailNext(PubSubRpc.GetSchema, "schema.api.unavailable"),
        static faults => faults.FailNext(PubSubRpc.Subscribe, "service.protection.triggered"),
        static faults => faults.FailNextWithoutCode(PubSubRpc.Subscribe, Grpc.Core.StatusCode.Unavailable),
        static faults => faults.SendUnknownFields(),
        static faults => faults.WriteSizedBlocks(),
    ];

    private readonly RecordingStore _store = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<int>> _handled = new();
    private int _published;
    private int _final;

    /// <summary>Runs the plan.</summary>
    /// <returns>The violations of the promises: events that a consumer never handled, or handled first out of order.</returns>
    public async Task<List<string>> RunAsync(CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        string[] names = ["one", "two", "three"];
        var consumers = names.Select((name, index) => ConsumeAsync(name, new Random((seed * 10) + index), cancellationToken)).ToList();
        for (var step = 0; step < Steps; step++)
        {
            await ActAsync(random);
            await Task.Yield();
        }

        test.PubSub.Faults.Clear();
        Volatile.Write(ref _final, _published + 1);
        await PublishAsync(1);
        await Task.WhenAll(consumers);
        return [.. names.SelectMany(Violations)];
    }

    private async Task ActAsync(Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                Faults[random.Next(Faults.Length)](test.PubSub.Faults);
                break;
            case 1:
                test.PubSub.AddField("Low_Ink__e", $"Added{random.Next(5)}__c", EventFieldType.Text);
                break;
            default:
                await PublishAsync(1 + random.Next(20));
                break;
        }
    }

    private async Task PublishAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await test.PublishAsync();
            Interlocked.Increment(ref _published);
        }
    }

    /// <summary>A program that reads with one client after the other, until it has handled the last event.</summary>
    private async Task ConsumeAsync(string name, Random random, CancellationToken cancellationToken)
    {
        var handled = _handled.GetOrAdd(name, static _ => new ConcurrentQueue<int>());
        var options = new EventsOptions
        {
            Name = name,
            From = ReplayFrom.Stored(orElse: ReplayFrom.Earliest),
            BufferBytes = random.Next(2) == 0 ? EventsOptions.DefaultBufferBytes : 8 * 1024,
        };
        while (!IsDone(handled))
        {
            await using var client = test.MakeClient(o =>
            {
                o.ReplayStore = _store;
                o.SilenceTimeout = TimeSpan.FromMilliseconds(700);
            });
            for (var enumerations = 1 + random.Next(3); enumerations > 0 && !IsDone(handled); enumerations--)
                await EnumerateAsync(client, options, handled, random, cancellationToken);
            if (random.Next(2) == 0) await client.StopAsync(cancellationToken);
        }
    }

    private async Task EnumerateAsync(PubSubClient client, EventsOptions options, ConcurrentQueue<int> handled, Random random, CancellationToken cancellationToken)
    {
        var most = 1 + random.Next(60);
        try
        {
            await foreach (var delivery in client.Deliveries<LowInk>(options, cancellationToken))
            {
                var number = (int)delivery.Event.InkPercentage!.Value;
                if (!(losesEvents && random.Next(20) == 0 && number != Volatile.Read(ref _final))) handled.Enqueue(number);
                delivery.Acknowledge();
                if (random.Next(10) == 0) await Task.Yield();
                if (IsDone(handled) || --most == 0) return;
            }
        }
        catch (StreamingException e) when (e.IsTransient)
        {
            return; // As a program with a retry loop does.
        }
    }

    /// <summary>True if the last event is the one that the plan publishes at its end, and was handled.</summary>
    private bool IsDone(ConcurrentQueue<int> handled) => Volatile.Read(ref _final) is > 0 and var final && handled.LastOrDefault() == final;

    private IEnumerable<string> Violations(string name)
    {
        var firsts = _handled[name].Distinct().ToList();
        var missing = Enumerable.Range(1, _published).Except(firsts).ToList();
        if (missing.Count > 0) yield return $"{name} never handled {string.Join(", ", missing)}";
        if (!firsts.SequenceEqual(firsts.Order())) yield return $"{name} handled events out of order: {string.Join(", ", firsts)}";
    }
}
