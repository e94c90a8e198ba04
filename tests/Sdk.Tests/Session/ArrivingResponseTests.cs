using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Session;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Session;

/// <summary>A response is read part by part: the request waits until the loop has released the part.</summary>
public sealed class ArrivingResponseTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<ArrivingResponse> _posted = [];
    private readonly ArrivingResponse _response;

    public ArrivingResponseTests() => _response = new ArrivingResponse(
        new WireRequest(1, "1", BayeuxRequestKind.Connect, Epoch: 0, SentAt: 0, Channel: null, Trace: null), _posted.Add, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Unread => Encoding.UTF8.GetString(_response.Unread);

    [Fact]
    public async Task Each_part_is_posted_and_waits_for_its_release()
    {
        foreach (var (text, isLast) in ((string, bool)[])[("[{}", false), (",{}]", true)])
        {
            var taken = _response.TakeAsync(new ResponsePart(Encoding.UTF8.GetBytes(text), isLast), Token).AsTask();
            Assert.Same(_response, Assert.Single(_posted));
            Assert.Equal((text, isLast, text.Length), (Unread, _response.IsLast, _response.PartLength));
            Assert.False(taken.IsCompleted);
            _response.Release();
            await taken;
            Assert.Equal("", Unread);
            _posted.Clear();
        }
    }

    [Fact]
    public async Task A_skipped_message_is_posted_as_a_notice_that_the_release_removes()
    {
        var last = _response.TakeAsync(new ResponsePart("[]"u8.ToArray(), IsLast: true), Token).AsTask();
        _response.Release();
        await last;

        var message = new OversizeMessage("/u/x"u8.ToArray(), ReplayId: 7, Length: 1_000_000);
        var taken = _response.TakeAsync(message, Token).AsTask();
        Assert.Equal((message, false, message.Length, ""), (_response.Oversize!.Value, _response.IsLast, _response.PartLength, Unread));
        Assert.Equal(2, _posted.Count);
        _response.Release();
        await taken;
        Assert.Null(_response.Oversize);
    }

    [Fact]
    public async Task A_release_of_nothing_is_allowed_and_does_not_release_the_next_part()
    {
        _response.Release();
        var taken = _response.TakeAsync(new ResponsePart("[]"u8.ToArray(), IsLast: true), Token).AsTask();
        Assert.False(taken.IsCompleted);
        _response.Release();
        _response.Release();
        await taken;
    }

    [Fact]
    public void What_was_read_of_a_part_is_not_read_again()
    {
        _ = _response.TakeAsync(new ResponsePart("[{},{}]"u8.ToArray(), IsLast: true), Token).AsTask();
        var position = BodyPosition.Start.Past(3);
        _response.GoOnAt(position, unread: 4);
        Assert.Equal((",{}]", position), (Unread, _response.Position));
        _response.GoOnAt(position, unread: 0);
        Assert.Equal("", Unread);
    }

    [Fact]
    public void A_refusal_with_Bayeux_messages_is_read_as_one_last_part()
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var refusal = new TransportException("refused") { HttpStatus = 503, SetCookies = ["a=b"], Body = "[{}]"u8.ToArray() };
        _response.Refuse(refusal);
        Assert.Equal(("[{}]", true, 4), (Unread, _response.IsLast, _response.PartLength));
        Assert.Equal((refusal, _time.GetTimestamp()), (_response.Refusal, _response.BeganAt));
        Assert.Equal(["a=b"], _response.Head.SetCookies);
        _response.Release();
        Assert.Equal("", Unread);
    }
}
