using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Watching;

public sealed class MessageTapTests
{
    private readonly MessageTaps _taps = new(NullLogger.Instance);

    [Fact]
    public void Every_tap_sees_every_message_from_its_start_on()
    {
        var (one, two) = (new MessageTap(), new MessageTap());
        _taps.TryAdd(one);
        Offer("/meta/handshake");
        _taps.TryAdd(two);
        Offer("/u/x");
        Assert.Equal("/meta/handshake /u/x", Taken(one));
        Assert.Equal("/u/x", Taken(two));
    }

    [Fact]
    public void A_removed_tap_sees_no_more()
    {
        var tap = new MessageTap();
        _taps.TryAdd(tap);
        _taps.Remove(tap);
        Offer("/u/x");
        Assert.Equal("", Taken(tap));
    }

    [Fact]
    public async Task A_tap_that_falls_4_MiB_behind_ends_alone()
    {
        var (slow, quick) = (new MessageTap(), new MessageTap());
        _taps.TryAdd(slow);
        _taps.TryAdd(quick);
        var mebibyte = new string('x', 1024 * 1024);
        for (var i = 0; i < 5; i++)
        {
            Offer("/u/x", mebibyte);
            Assert.Equal("/u/x", Taken(quick));
        }

        Assert.Equal("/u/x /u/x /u/x", Taken(slow));
        var cause = await Assert.ThrowsAsync<StreamingException>(() => slow.Queue.WaitAsync(TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(StreamingError.ConsumerTooSlow, cause.Error);
    }

    [Fact]
    public async Task The_end_reaches_the_taps_of_the_run_and_no_later_ones()
    {
        var (running, later) = (new MessageTap(), new MessageTap());
        Assert.True(_taps.TryAdd(running));
        _taps.End(null, discard: false);
        Assert.False(_taps.TryAdd(later));
        Assert.False(await running.Queue.WaitAsync(TestContext.Current.CancellationToken));
        Assert.False(later.Queue.WaitAsync(TestContext.Current.CancellationToken).AsTask().IsCompleted);
    }

    private static string Taken(MessageTap tap)
    {
        var channels = new List<string>();
        while (tap.Queue.TryTake(out var message)) channels.Add(message.Channel);
        return string.Join(' ', channels);
    }

    private void Offer(string channel, string data = "") =>
        _taps.Offer(Encoding.UTF8.GetBytes(channel), Encoding.UTF8.GetBytes($$"""{"channel":"{{channel}}","data":"{{data}}"}"""));
}
