using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

/// <summary>For a message that is not kept, the channel and the replay id are the same as those that the reader would find.</summary>
public sealed class OversizeScannerTests
{
    private const int Messages = 20_000;

    public static TheoryData<string, string?, long?> Known => new()
    {
        { """{"channel":"/u/x","data":{"event":{"replayId":41},"payload":1}}""", "/u/x", 41 },
        { """{"data":{"payload":1,"event":{"replayId":"41"}},"channel":"/u/x"}""", "/u/x", 41 },
        { """ { "data" : { "event" : { "replayId" : 41 } } , "channel" : "/u/x" } """.Trim(), "/u/x", 41 },
        { """{"channel":"\/u\/\u0078","d\u0061ta":{"\u0065vent":{"repl\u0061yId":41}}}""", "/u/x", 41 },
        { """{"channel":"/u/x","data":{"payload":{"event":{"replayId":1},"channel":"/u/y"},"event":{"replayId":41}}}""", "/u/x", 41 },
        { """{"channel":"/u/x","data":{"event":{"replayId":41},"payload":{"event":{"replayId":1}}},"event":{"replayId":2}}""", "/u/x", 41 },
        { """{"channel":"/u/x","ext":{"data":{"event":{"replayId":1}}},"replayId":2}""", "/u/x", null },
        { """{"channel":"/u/x","data":[{"event":{"replayId":1}}]}""", "/u/x", null },
        { """{"channel":"/u/x","data":{"event":[{"replayId":1}]}}""", "/u/x", null },
        { """{"channel":"/u/x","data":"{\"event\":{\"replayId\":1}}"}""", "/u/x", null },
        { """{"channel":"/u/x","data":{"event":{"replayId":{"replayId":1}}}}""", "/u/x", null },
        { """{"channel":"/u/x","data":{"event":{"replayId":[41]}}}""", "/u/x", null },
        { """{"channel":"/u/x","data":{"event":{"replayId":1.5}}}""", "/u/x", null },
        { """{"channel":"/u/x","data":{"event":{"replayId":-1}}}""", "/u/x", null },
        { """{"channel":"/u/x","data":{"event":{"replayId":1}},"data":{"event":{}}}""", "/u/x", null },
        { """{"channel":"/u/x","data":{"event":{"replayId":1},"event":{}}}""", "/u/x", 1 },
        { """{"channel":"/u/x","channel":"/u/y","data":{"event":{"replayId":1,"replayId":2}}}""", "/u/y", 2 },
        { """{"channel":"/u/x","channel":7}""", "", null },
        { """{"channel":["/u/x"]}""", "", null },
        { """{"channel":{"channel":"/u/x"}}""", "", null },
        { """{"Channel":"/u/x"}""", "", null },
        { """{"channel":"\ud800"}""", "", null },
        { """{"a":"\"channel\":\"/u/x\""}""", "", null },
        { """{"a":"\\","channel":"/u/x"}""", "/u/x", null },
        { "{}", "", null },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Channel_and_replay_id_are_found_and_nothing_that_looks_like_them(string message, string? channel, long? replayId)
    {
        foreach (var piece in (int[])[1, 2, 3, 1000])
        {
            var found = Scan(Encoding.UTF8.GetBytes(message), piece);
            Assert.Equal((channel, replayId, message.Length), (Encoding.UTF8.GetString(found.Channel.Span), found.ReplayId, (int)found.Length));
        }
    }

    [Fact]
    public void They_are_the_same_as_the_reader_finds() => Assert.Null(Difference(forgetsPath: false));

    [Fact]
    public void A_scanner_that_takes_the_first_replay_id_anywhere_is_found() => Assert.NotNull(Difference(forgetsPath: true));

    [Fact]
    public void Only_the_bytes_of_the_message_are_taken()
    {
        var scanner = new OversizeScanner();
        Assert.Equal(8, scanner.Scan("""{"a":{}},{"channel":"/u/x"}]"""u8));
        Assert.True(scanner.IsComplete);
        Assert.Equal(0, scanner.Scan(",{"u8));
        Assert.Equal(8, scanner.Message.Length);
    }

    [Theory]
    [InlineData("/meta/connect", true)]
    [InlineData("/metal", false)]
    [InlineData("/topic/x", false)]
    [InlineData("", true)]
    public void Without_a_channel_it_is_no_event(string channel, bool isMeta) =>
        Assert.Equal(isMeta, Scan(Encoding.UTF8.GetBytes($$"""{"channel":"{{channel}}"}"""), 5).IsMeta);

    [Theory]
    [InlineData("\"", "\"")]
    [InlineData("\"\\\"", "\"")]
    [InlineData("[", "]")]
    [InlineData("1", "2")]
    public void A_value_of_any_length_costs_no_memory(string start, string end)
    {
        var filler = Encoding.UTF8.GetBytes(new string('1', 64 * 1024));
        var scanner = new OversizeScanner();
        scanner.Scan(Encoding.UTF8.GetBytes("{\"data\":{\"payload\":" + start));
        scanner.Scan(filler);

        // The runtime itself can allocate once, while it compiles the loop again. What the scanner needs, it needs in each pass.
        var passes = new List<long>(3);
        for (var pass = 0; pass < 3; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 200; i++) scanner.Scan(filler);
            passes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Contains(0, passes);
        scanner.Scan(Encoding.UTF8.GetBytes(end + ",\"event\":{\"replayId\":5}},\"channel\":\"/u/x\"}"));
        Assert.Equal((true, 5L, "/u/x"), (scanner.IsComplete, scanner.Message.ReplayId, Encoding.UTF8.GetString(scanner.Message.Channel.Span)));
    }

    [Fact]
    public void A_name_or_a_channel_without_an_end_is_none()
    {
        var endless = new string('c', 10_000);
        var text = $$$"""{"{{{endless}}}":1,"channel":"/{{{endless}}}","data":{"event":{"replayId":{{{new string('1', 10_000)}}} } } }""";
        var found = Scan(Encoding.UTF8.GetBytes(text), 100);
        Assert.Equal(("", (long?)null, true), (Encoding.UTF8.GetString(found.Channel.Span), found.ReplayId, found.IsMeta));
    }

    [Fact]
    public void Whatever_the_bytes_are_it_ends_with_them()
    {
        var bodies = new RandomBodies(6);
        for (var i = 0; i < Messages; i++)
        {
            var bytes = i % 2 == 0 ? bodies.Damaged() : bodies.Noise(300);
            var scanner = new OversizeScanner();
            var taken = 0;
            foreach (var piece in bodies.Cut(bytes)) taken += scanner.Scan(piece);
            Assert.Equal(taken, scanner.Message.Length);
            Assert.InRange(taken, scanner.IsComplete ? 1 : bytes.Length, bytes.Length);
        }
    }

    private static string? Difference(bool forgetsPath)
    {
        var bodies = new RandomBodies(5);
        for (var i = 0; i < Messages; i++)
        {
            var text = bodies.Message();
            var expected = ReadMessage.Single(text);
            var found = Scan(Encoding.UTF8.GetBytes(text), bodies.Random.Next(1, 100));
            var replayId = forgetsPath ? FirstReplayId(text) : found.ReplayId;
            if ((expected.Channel, expected.ReplayId, expected.IsMeta) != (Encoding.UTF8.GetString(found.Channel.Span), replayId, found.IsMeta)) return text;
        }

        return null;
    }

    private static long? FirstReplayId(string text) =>
        text.Split("\"replayId\":") is [_, var rest, ..] && long.TryParse(string.Concat(rest.TakeWhile(char.IsAsciiDigit)), out var id) ? id : null;

    private static OversizeMessage Scan(byte[] message, int piece)
    {
        var scanner = new OversizeScanner();
        for (var at = 0; at < message.Length; at += piece)
        {
            var bytes = message.AsSpan(at, Math.Min(piece, message.Length - at));
            Assert.Equal(bytes.Length, scanner.Scan(bytes));
        }

        Assert.True(scanner.IsComplete);
        return scanner.Message;
    }
}
