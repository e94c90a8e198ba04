using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Watching;

public sealed class BoundedQueueTests
{
    private readonly BoundedQueue<int> _queue = new(100);

    [Fact]
    public async Task Items_come_out_in_order()
    {
        for (var i = 0; i < 10; i++) Assert.True(_queue.TryPut(i, 1));
        for (var i = 0; i < 10; i++) Assert.Equal(i, await TakeAsync());
        Assert.False(_queue.TryTake(out _));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_until_something_is_taken()
    {
        Assert.True(_queue.TryPut(1, 60));
        Assert.False(_queue.TryPut(2, 41));
        Assert.True(_queue.TryPut(3, 40));
        Assert.Equal(1, await TakeAsync());
        Assert.True(_queue.TryPut(4, 60));
    }

    [Fact]
    public async Task An_item_larger_than_the_budget_fits_alone()
    {
        Assert.True(_queue.TryPut(1, 1000));
        Assert.False(_queue.TryPut(2, 1));
        Assert.Equal(1, await TakeAsync());
        Assert.True(_queue.TryPut(2, 1));
        Assert.False(_queue.TryPut(3, 1000));
    }

    [Fact]
    public async Task A_waiting_reader_is_woken_by_an_item()
    {
        var waiting = _queue.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);
        _queue.TryPut(7, 1);
        Assert.True(await waiting);
    }

    [Fact]
    public async Task A_plain_end_gives_what_is_left_and_then_no_more()
    {
        _queue.TryPut(1, 1);
        _queue.Complete(null, discard: false);
        Assert.Equal(1, await TakeAsync());
        Assert.False(await _queue.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_end_with_a_cause_gives_what_is_left_and_then_the_cause()
    {
        var cause = new StreamingException(StreamingError.Transport, "gone");
        _queue.TryPut(1, 1);
        _queue.Complete(cause, discard: false);
        Assert.Equal(1, await TakeAsync());
        for (var i = 0; i < 2; i++) Assert.Same(cause, await Assert.ThrowsAsync<StreamingException>(WaitAsync));
    }

    [Fact]
    public async Task A_discarding_end_drops_what_is_left()
    {
        _queue.TryPut(1, 1);
        _queue.Complete(null, discard: true);
        Assert.False(await _queue.WaitAsync(TestContext.Current.CancellationToken));
        Assert.False(_queue.TryTake(out _));
    }

    [Fact]
    public async Task An_end_wakes_the_reader()
    {
        var waiting = WaitAsync();
        _queue.Complete(new StreamingException(StreamingError.Defect, "x"), discard: false);
        await Assert.ThrowsAsync<StreamingException>(() => waiting);
    }

    [Fact]
    public async Task Only_the_first_end_counts()
    {
        _queue.Complete(null, discard: false);
        _queue.Complete(new StreamingException(StreamingError.Defect, "late"), discard: false);
        Assert.False(await _queue.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void After_the_end_items_are_dropped_as_if_they_fitted()
    {
        _queue.Complete(null, discard: false);
        Assert.True(_queue.TryPut(1, int.MaxValue));
        Assert.False(_queue.TryTake(out _));
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_and_loses_nothing()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _queue.WaitAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _queue.TryPut(1, 1);
        Assert.Equal(1, await TakeAsync());
    }

    [Fact]
    public async Task A_cancelled_token_ends_the_wait_even_if_there_are_items()
    {
        _queue.TryPut(1, 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _queue.WaitAsync(new CancellationToken(canceled: true)).AsTask());
        Assert.Equal(1, await TakeAsync());
    }

    [Fact]
    public async Task Exactly_the_limit_fits()
    {
        Assert.True(_queue.TryPut(1, 60));
        Assert.True(_queue.TryPut(2, 40));
        Assert.False(_queue.TryPut(3, 1));
        Assert.Equal(1, await TakeAsync());
        Assert.False(_queue.TryPut(3, 61));
        Assert.True(_queue.TryPut(3, 60));
    }

    [Fact]
    public void Sizes_near_the_integer_limit_do_not_overflow()
    {
        var large = new BoundedQueue<int>(int.MaxValue);
        Assert.True(large.TryPut(1, int.MaxValue));
        Assert.False(large.TryPut(2, int.MaxValue));
        Assert.False(large.TryPut(3, 1));
    }

    [Fact]
    public async Task A_writer_and_a_reader_in_parallel_lose_nothing_and_keep_the_order()
    {
        const int count = 100_000;
        var large = new BoundedQueue<int>(int.MaxValue);
        var writer = Task.Run(() =>
        {
            for (var i = 0; i < count; i++) large.TryPut(i, 1);
            large.Complete(null, discard: false);
        }, TestContext.Current.CancellationToken);
        var expected = 0;
        while (await large.WaitAsync(TestContext.Current.CancellationToken))
            while (large.TryTake(out var item)) Assert.Equal(expected++, item);
        await writer;
        Assert.Equal(count, expected);
    }

    private Task<bool> WaitAsync() => _queue.WaitAsync(TestContext.Current.CancellationToken).AsTask();

    private async Task<int> TakeAsync()
    {
        Assert.True(await WaitAsync());
        Assert.True(_queue.TryTake(out var item));
        return item;
    }
}
