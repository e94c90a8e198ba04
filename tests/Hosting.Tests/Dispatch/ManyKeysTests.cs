using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>
/// Events of many keys in a host, whose attempts fail at random: they are tried again after the real pauses, on a clock on which pauses pass at once, and
/// some become dead letters.
/// </summary>
public sealed class ManyKeysTests
{
    private const int EventsOfKey = 3;
    private const int Attempts = 5;

    private static readonly TimeSpan LetterDeadline = TimeSpan.FromSeconds(30);

    /// <summary>With its random part shorter than the deadline of dead letters, so that the clock can tell one from the other.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly Random _random = new(17);
    private readonly PassedPauses _time = new(static pause => pause >= TimeSpan.FromSeconds(0.2) && pause != LetterDeadline);

    [Fact(Timeout = 60_000)]
    public async Task Ten_thousand_keys_keep_their_order_while_attempts_fail_at_random()
    {
        var (finished, failures, pauses) = await RunAsync(10_000, EventOrder.PerKey);
        Assert.All(finished, static events => Assert.Equal(events.Order(), events));
        Assert.All(finished, static events => Assert.Equal(EventsOfKey, events.Count));

        // Each failure was followed by a pause, but for the last one before a dead letter.
        Assert.Equal(failures.Sum(static count => Math.Min(count, Attempts - 1)), pauses.Count);
        Assert.InRange(pauses.Max(), LongestPause, 1.5 * LongestPause);
    }

    /// <summary>The negative control of the test above: without an order, the next event of a key overtakes one that is tried again.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Without_an_order_some_keys_lose_theirs()
    {
        var (finished, _, _) = await RunAsync(1000, EventOrder.None);
        Assert.All(finished, static events => Assert.Equal(EventsOfKey, events.Count));
        Assert.Contains(finished, static events => !events.SequenceEqual(events.Order()));
    }

    private async Task<(IReadOnlyList<int>[] Finished, int[] Failures, IReadOnlyList<TimeSpan> Pauses)> RunAsync(int keys, EventOrder order)
    {
        var ids = Enumerable.Range(0, keys * EventsOfKey).Select(index => index % keys).ToArray();
        _random.Shuffle(ids);
        var failures = Array.ConvertAll(ids, _ => _random.Next(40) switch { 0 or 1 => 1, 2 => 3, 3 => Attempts, _ => 0 });
        var finished = Enumerable.Range(0, keys).Select(static _ => new List<int>()).ToArray();
        var (open, all) = (ids.Length, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton<IEventClient>(new ConnectedClient(0, [.. ids.Select(static id => new AccountChange { Id = id.ToString(CultureInfo.InvariantCulture) })]));
        service.AddHandler<AccountChange>(
            async (_, context, _) =>
            {
                await Task.Yield();
                if (context.Attempt <= failures[(int)context.Metadata.ReplayId!]) throw new TimeoutException();
                Finish(context.Metadata);
            },
            options =>
            {
                (options.Order, options.Key, options.MaxConcurrency, options.MaxUnacknowledged) = (order, static account => account.Id, 64, ids.Length);
                (options.Retry.Delay, options.Retry.MaxDelay, options.Retry.MaxAttempts) = (TimeSpan.FromSeconds(0.2), LongestPause, Attempts);
            }).UseDeadLetters(_ => new ScriptedLetters(letter => Finish(letter.Metadata)));
        await service.StartAsync();
        await all.Task.WaitAsync(TestContext.Current.CancellationToken);
        var pauses = _time.Passed;
        await service.StopAsync();
        return (finished, failures, pauses);

        void Finish(EventMetadata metadata)
        {
            var index = (int)metadata.ReplayId!;
            var ofKey = finished[ids[index]];
            lock (ofKey) ofKey.Add(index);
            if (Interlocked.Decrement(ref open) == 0) all.SetResult();
        }
    }
}
