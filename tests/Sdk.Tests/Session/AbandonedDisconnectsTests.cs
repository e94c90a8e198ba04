using System.Threading.Channels;
using TypedStreaming.Session;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session;

/// <summary>The client ids of lost sessions are disconnected one after another.</summary>
public sealed class AbandonedDisconnectsTests
{
    private const int Limit = 60_000;
    private readonly Channel<Sent> _sent = Channel.CreateUnbounded<Sent>();
    private readonly Channel<AbandonedDisconnectEnded> _ended = Channel.CreateUnbounded<AbandonedDisconnectEnded>();
    private readonly AbandonedDisconnects _disconnects;

    public AbandonedDisconnectsTests() =>
        _disconnects = new AbandonedDisconnects(ExchangeAsync, new RunningTasks(), input => _ended.Writer.TryWrite((AbandonedDisconnectEnded)input));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task A_disconnect_is_sent_at_once_and_its_end_is_reported_with_the_size_of_its_response()
    {
        _disconnects.Send(Request(1));
        var sent = await NextAsync(1);
        sent.Response.SetResult(42);
        Assert.Equal(new AbandonedDisconnectEnded(42), await _ended.Reader.ReadAsync(Token));
        Assert.False(_disconnects.SendNext());
    }

    [Fact(Timeout = Limit)]
    public async Task A_failed_disconnect_ends_too()
    {
        _disconnects.Send(Request(1));
        (await NextAsync(1)).Response.SetException(new TransportException("lost"));
        Assert.Equal(new AbandonedDisconnectEnded(0), await _ended.Reader.ReadAsync(Token));
    }

    [Fact(Timeout = Limit)]
    public async Task Another_one_cancels_the_running_one_and_follows_it()
    {
        _disconnects.Send(Request(1));
        var first = await NextAsync(1);
        Assert.False(first.Cancelled.IsCancellationRequested);
        _disconnects.Send(Request(2));
        await CancelledAsync(first);
        Assert.False(_sent.Reader.TryRead(out _));

        first.Response.SetCanceled(first.Cancelled);
        await _ended.Reader.ReadAsync(Token);
        Assert.True(_disconnects.SendNext());
        Assert.False((await NextAsync(2)).Cancelled.IsCancellationRequested);
    }

    [Fact(Timeout = Limit)]
    public async Task After_the_last_one_the_next_one_is_sent_at_once_again()
    {
        _disconnects.Send(Request(1));
        (await NextAsync(1)).Response.SetResult(0);
        await _ended.Reader.ReadAsync(Token);
        Assert.False(_disconnects.SendNext());
        _disconnects.Send(Request(2));
        await NextAsync(2);
    }

    [Fact(Timeout = Limit)]
    public async Task No_more_than_eight_wait()
    {
        for (var i = 0; i <= 10; i++) _disconnects.Send(Request(i));
        await NextAsync(0);
        for (var i = 1; i <= 8; i++)
        {
            Assert.True(_disconnects.SendNext());
            await NextAsync(i);
        }

        Assert.False(_disconnects.SendNext());
    }

    private static TransportRequest Request(int number) => new()
    {
        Endpoint = new Uri("http://localhost/cometd"),
        Body = new byte[] { (byte)number },
        Cookies = new CookieJar(new ManualTimeProvider(), onlyAscii: true),
        Deadline = SessionTimeLimits.Disconnect,
        IdleLimit = null,
    };

    private static async Task CancelledAsync(Sent sent)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = sent.Cancelled.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(Token);
    }

    private async Task<Sent> NextAsync(int number)
    {
        var sent = await _sent.Reader.ReadAsync(Token);
        Assert.Equal(number, sent.Number);
        return sent;
    }

    private Task<long> ExchangeAsync(TransportRequest request, CancellationToken cancelled)
    {
        var sent = new Sent(request.Body.Span[0], new TaskCompletionSource<long>(), cancelled);
        _sent.Writer.TryWrite(sent);
        return sent.Response.Task;
    }

    private sealed record Sent(int Number, TaskCompletionSource<long> Response, CancellationToken Cancelled);
}
