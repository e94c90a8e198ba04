using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>The time limits of a body, with a test clock.</summary>
public sealed class ResponseDeadlinesTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly StagedStream _stream = new();
    private readonly RecordingSink _sink = new();
    private readonly ResponseRun _run = new();

    private ManualTimeProvider Time => _run.Time;

    public void Dispose() => _stream.Dispose();

    [Fact]
    public async Task A_body_of_which_no_byte_comes_is_a_loss_after_the_idle_limit()
    {
        var reading = _run.ReadAsync(_stream, _sink);
        Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(reading.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        await LossAsync(reading, "no further bytes of the response from acme.my.salesforce.com arrived within 30 s");
    }

    [Fact]
    public async Task White_space_is_no_progress()
    {
        var reading = _run.ReadAsync(_stream, _sink);
        for (var i = 0; i < 30; i++)
        {
            await _stream.GiveAsync(new string(' ', 1000) + "\r\n\t");
            Assert.False(reading.IsCompleted);
            Time.Advance(Second);
        }

        await LossAsync(reading, "fewer than 256 bytes per second (white space not counted) for 30 s");
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(18, true)]
    public async Task White_space_at_full_speed_is_a_loss_after_sixteen_MiB(int mebibytes, bool isLoss)
    {
        var body = new byte[mebibytes * 1024 * 1024];
        body.AsSpan().Fill((byte)' ');
        (body[0], body[^1]) = ((byte)'[', (byte)']');
        using var stream = new MemoryStream(body);
        var reading = _run.ReadAsync(stream, _sink);
        if (isLoss) await LossAsync(reading, "contained more than 16777216 bytes of white space in succession");
        else await reading;
    }

    [Fact]
    public async Task A_body_that_is_too_slow_is_a_loss()
    {
        var reading = _run.ReadAsync(_stream, _sink);
        for (var i = 0; i < 30; i++)
        {
            await _stream.GiveAsync(i == 0 ? "[{\"a\":\"" : new string('x', 255));
            Time.Advance(Second);
        }

        await LossAsync(reading, "fewer than 256 bytes per second (white space not counted) for 30 s");
    }

    [Fact]
    public async Task One_that_is_fast_enough_may_take_as_long_as_it_needs()
    {
        var reading = _run.ReadAsync(_stream, _sink);
        await _stream.GiveAsync("[{\"a\":\"");
        for (var i = 0; i < 600; i++)
        {
            await _stream.GiveAsync(new string('x', 256));
            Time.Advance(Second);
        }

        await _stream.GiveAsync("\"}]");
        await _stream.EndAsync();
        await reading;
        Assert.True(_sink.IsWhole);
    }

    [Fact]
    public async Task One_that_becomes_too_slow_is_a_loss_in_that_stretch()
    {
        var reading = _run.ReadAsync(_stream, _sink);
        await _stream.GiveAsync("[{\"a\":\"" + new string('x', 8000));
        Time.Advance(TimeSpan.FromSeconds(29));
        await _stream.GiveAsync("x");
        Time.Advance(Second);
        await _stream.GiveAsync("x"); // The second stretch begins.
        Time.Advance(TimeSpan.FromSeconds(20));
        await _stream.GiveAsync("x");
        Assert.False(reading.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(10));
        await LossAsync(reading, "fewer than 256 bytes per second (white space not counted) for 30 s");
    }

    [Fact]
    public async Task A_pause_of_a_fast_body_may_take_the_idle_limit()
    {
        var reading = _run.ReadAsync(_stream, _sink);
        await _stream.GiveAsync("[{\"a\":\"" + new string('x', 8000));
        Time.Advance(TimeSpan.FromSeconds(20));
        await _stream.GiveAsync("x");
        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(reading.IsCompleted);
        Time.Advance(Second);
        await LossAsync(reading, "no further bytes of the response from acme.my.salesforce.com arrived within 30 s");
    }

    [Fact]
    public async Task A_sink_that_takes_an_hour_costs_no_deadline()
    {
        var taken = new TaskCompletionSource();
        var sink = new RecordingSink { Taking = (piece, _) => piece.IsLast ? default : new ValueTask(taken.Task) };
        var reading = _run.ReadAsync(_stream, sink);
        await _stream.GiveAsync("[{}");

        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, Time.TimerCount);
        await Task.Run(taken.SetResult, TestContext.Current.CancellationToken);
        // From now on the client waits, and the whole idle limit is left.
        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(reading.IsCompleted);
        await _stream.GiveAsync("]");
        await _stream.EndAsync();
        await reading;
        Assert.Equal("[{}]", sink.Text);
    }

    [Fact]
    public async Task After_the_sink_the_idle_limit_counts_again()
    {
        var taken = new TaskCompletionSource();
        var reading = _run.ReadAsync(_stream, new RecordingSink { Taking = (_, _) => new ValueTask(taken.Task) });
        await _stream.GiveAsync("[{}");
        Time.Advance(TimeSpan.FromHours(1));
        await Task.Run(taken.SetResult, TestContext.Current.CancellationToken);
        Time.Advance(TimeSpan.FromSeconds(30));
        await LossAsync(reading, "within 30 s");
    }

    [Fact]
    public async Task Bytes_that_come_while_the_sink_is_busy_are_no_slow_ones()
    {
        var taken = new TaskCompletionSource();
        var sink = new RecordingSink { Taking = (piece, _) => piece.IsLast ? default : new ValueTask(taken.Task) };
        var reading = _run.ReadAsync(_stream, sink);
        await _stream.GiveAsync("[{}");
        Time.Advance(TimeSpan.FromHours(1));
        await _stream.GiveAsync(",{}]");
        await _stream.EndAsync();
        await Task.Run(taken.SetResult, TestContext.Current.CancellationToken);
        await reading;
        Assert.Equal("[{},{}]", sink.Text);
    }

    [Fact]
    public async Task The_caller_can_end_the_reading_at_once()
    {
        using var stop = new CancellationTokenSource();
        var reading = _run.ReadAsync(_stream, _sink, abandoned: stop.Token);
        await _stream.GiveAsync("[{}");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(0, Time.TimerCount);
    }

    [Fact]
    public async Task A_foreign_stream_that_does_not_heed_its_cancellation_is_left_alone_with_its_memory()
    {
        var stream = new StagedStream(heedsCancellation: false);
        var run = new ResponseRun { IsForeign = true };
        var reading = run.ReadAsync(stream, _sink);
        await stream.GiveAsync("[{}");
        run.Time.Advance(ResponseRun.Idle);
        await run.Time.TimerAsync(Second);
        run.Time.Advance(Second);
        var loss = await Assert.ThrowsAsync<TransportException>(() => reading);
        Assert.Contains("within 30 s", loss.Message, StringComparison.Ordinal);

        Assert.Equal(4096, run.Arrays.Rented); // Not returned: the read writes into it later.
        await stream.GiveAsync("late");
        Assert.Equal("late"u8.ToArray(), stream.LastMemory[..4].ToArray());
    }

    private async Task LossAsync(Task reading, string said)
    {
        var loss = await Assert.ThrowsAsync<TransportException>(() => reading);
        Assert.Contains(said, loss.Message, StringComparison.Ordinal);
        Assert.Equal(0, Time.TimerCount);
        Assert.False(_sink.IsWhole);
    }
}
