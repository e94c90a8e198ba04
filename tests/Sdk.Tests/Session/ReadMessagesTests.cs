using System.Text;
using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The messages of a response that are kept for the application that sent the request: events up to 16 MiB, and every reply.</summary>
public sealed class ReadMessagesTests
{
    private const int Most = 16 * 1024 * 1024;
    private readonly ReadMessages _messages = new();

    [Fact]
    public void Messages_are_kept_in_their_order()
    {
        Assert.Empty(_messages.All);
        _messages.Keep("""{"channel":"/u/x","data":1}"""u8, isMeta: false);
        _messages.Keep("""{"channel":"/meta/subscribe","successful":true}"""u8, isMeta: true);
        Assert.Equal(["/u/x", "/meta/subscribe"], _messages.All.Select(static message => message.Channel));
    }

    [Fact]
    public void Events_are_kept_up_to_the_limit_and_replies_beyond_it()
    {
        Keep(Most - 100);
        Keep(100);
        Assert.Equal(2, _messages.All.Count);
        Keep(100);
        Assert.Equal(2, _messages.All.Count);
        _messages.Keep("""{"channel":"/meta/subscribe","successful":true}"""u8, isMeta: true);
        Assert.Equal(3, _messages.All.Count);
    }

    [Fact]
    public void A_message_that_is_not_valid_JSON_is_left_out()
    {
        _messages.Keep("""{"channel":"""u8, isMeta: false);
        Assert.Empty(_messages.All);
    }

    private void Keep(int length)
    {
        const string start = """{"channel":"/u/x","data":"x""", end = "\"}";
        var filling = new string('x', length - start.Length - end.Length);
        _messages.Keep(Encoding.UTF8.GetBytes(start + filling + end), isMeta: false);
    }
}
