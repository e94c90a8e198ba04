using System.Globalization;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

public sealed class KeyedTasksTests : IDisposable
{
    private readonly KeyedTasks _tails = new(8, static defect => Assert.Fail(defect.ToString()));
    private readonly Journal _journal = new();

    [Fact(Timeout = 60_000)]
    public async Task Ten_thousand_keys_keep_their_order_and_are_forgotten_when_they_are_idle()
    {
        var random = new Random(17);
        var handled = Enumerable.Range(0, 10_000).Select(static _ => new List<int>()).ToArray();
        for (var round = 0; round < 5; round++)
        {
            foreach (var key in Enumerable.Range(0, handled.Length).OrderBy(_ => random.Next()))
            {
                var (number, yields) = (round, random.Next(4));
                _tails.Add([Text(key)], async () =>
                {
                    for (var count = 0; count < yields; count++) await Task.Yield();
                    handled[key].Add(number);
                });
            }
        }

        await _tails.WhenIdleAsync();
        Assert.All(handled, static numbers => Assert.Equal([0, 1, 2, 3, 4], numbers));
        Assert.Equal(0, _tails.Keys);
        Assert.Equal(0, _tails.Waiting);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_hung_key_holds_no_other_key_up()
    {
        var hung = new TaskCompletionSource();
        _tails.Add(["0"], () => hung.Task);
        for (var key = 0; key < 100; key++) Add(Text(key));
        await _journal.WaitUntilAsync(static entries => entries.Count == 99);
        Assert.DoesNotContain("0", _journal.Entries);
        Assert.Equal(1, _tails.Waiting);
        hung.SetResult();
        await _tails.WhenIdleAsync();
        Assert.Contains("0", _journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Lanes_by_hash_would_hold_an_eighth_of_all_keys_up()
    {
        var hung = new TaskCompletionSource();
        var lanes = new HashedLanes(8);
        lanes.Add(0, () => hung.Task);
        for (var key = 1; key < 100; key++)
        {
            var entry = Text(key);
            lanes.Add(key, () =>
            {
                _journal.Add(entry);
                return Task.CompletedTask;
            });
        }

        await _journal.WaitUntilAsync(static entries => entries.Count == 87);
        Assert.DoesNotContain("8", _journal.Entries);
        hung.SetResult();
        await _journal.WaitUntilAsync(static entries => entries.Count == 99);
    }

    [Fact(Timeout = 30_000)]
    public async Task Work_that_waits_takes_no_place()
    {
        var hung = new TaskCompletionSource();
        _tails.Add(["a"], () => hung.Task);
        for (var count = 0; count < 100; count++) Add("a");
        Add("b");
        await _journal.WaitForAsync("b");
        Assert.Equal(100, _tails.Waiting);
        hung.SetResult();
        await _tails.WhenIdleAsync();
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_with_several_keys_waits_for_all_their_tails_and_others_wait_for_it(bool firstKeyEndsFirst)
    {
        var (a, b) = (new TaskCompletionSource(), new TaskCompletionSource());
        AddGated("a", a.Task);
        AddGated("b", b.Task);
        Add("both", "a", "b");
        Add("after", "b");
        Add("other", "c");
        await _journal.WaitForAsync("other");
        (firstKeyEndsFirst ? a : b).SetResult();
        await _journal.WaitForAsync(firstKeyEndsFirst ? "a" : "b");

        // Time enough for what must not run yet.
        for (var count = 0; count < 100; count++) await Task.Run(static () => { });
        Assert.Equal(2, _tails.Waiting);
        (firstKeyEndsFirst ? b : a).SetResult();
        await _tails.WhenIdleAsync();
        Assert.Equal(["other", firstKeyEndsFirst ? "a" : "b", firstKeyEndsFirst ? "b" : "a", "both", "after"], _journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task No_more_work_runs_at_a_time_than_there_are_places()
    {
        var (running, most) = (0, 0);
        for (var count = 0; count < 200; count++)
        {
            _tails.Add([], async () =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref running);
            });
        }

        await _tails.WhenIdleAsync();
        Assert.InRange(most, 1, 8);
    }

    [Fact(Timeout = 30_000)]
    public async Task Work_that_throws_is_a_defect_and_blocks_nobody()
    {
        var defect = new TaskCompletionSource<Exception>();
        using var tails = new KeyedTasks(1, defect.SetResult);
        tails.Add(["a"], static () => throw new InvalidTimeZoneException());
        tails.Add(["a"], static () => Task.CompletedTask);
        Assert.IsType<InvalidTimeZoneException>(await defect.Task);
        await tails.WhenIdleAsync();
    }

    public void Dispose() => _tails.Dispose();

    private static void InterlockedMax(ref int most, int now)
    {
        int known;
        while ((known = Volatile.Read(ref most)) < now) Interlocked.CompareExchange(ref most, now, known);
    }

    private static string Text(int key) => key.ToString(CultureInfo.InvariantCulture);

    private void AddGated(string key, Task gate) => _tails.Add([key], async () =>
    {
        await gate;
        _journal.Add(key);
    });

    private void Add(string entry, params string[] keys) => _tails.Add(keys.Length == 0 ? [entry] : keys, () =>
    {
        _journal.Add(entry);
        return Task.CompletedTask;
    });
}
