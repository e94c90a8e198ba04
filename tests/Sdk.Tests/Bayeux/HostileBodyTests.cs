using System.Text;
using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

/// <summary>Whatever the bytes are, reading them ends, and throws only <see cref="JsonException"/>.</summary>
public sealed class HostileBodyTests
{
    private const string Whole =
        """
        [{"channel":"/topic/\u0041","clientId":"2kq7","data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":41,
        "type":"updated"},"sobject":{"Id":"a01","Nested":{"a":[1,2.5e3,true,null]},"Größe":"\"ß\""}}},
        {"data":"text","channel":"/u/x"},{"channel":"/meta/connect","id":7,"successful":false,"error":"403::Unknown client",
        "advice":{"reconnect":"handshake","interval":0},"ext":{"replay":true,"sfdc":{"failureReason":"401::Authentication invalid"}}}]
        """;

    [Fact]
    public void A_body_cut_at_any_byte_is_noticed_and_gives_no_more_than_it_holds()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);
        var expected = ReadMessage.All(whole);
        Assert.Equal(3, expected.Count);
        for (var length = 0; length < whole.Length; length++)
        {
            var (read, defect) = Read(whole[..length]);
            Assert.IsType<JsonException>(defect, exactMatch: false);
            Assert.Equal(expected.Take(read.Count), read);
        }
    }

    [Fact]
    public void A_body_with_any_byte_changed_throws_nothing_else()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);
        foreach (var damage in (byte[])[0x00, 0xFF, 0xC3, (byte)'"', (byte)'\\', (byte)'{', (byte)']', (byte)','])
        {
            for (var at = 0; at < whole.Length; at++)
            {
                var damaged = whole.ToArray();
                damaged[at] = damage;
                if (Read(damaged).Defect is { } defect) Assert.IsType<JsonException>(defect, exactMatch: false);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><body>504 Gateway Time-out</body></html>")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("[[{}]]")]
    [InlineData("[{},]")]
    [InlineData("[{}] x")]
    [InlineData("{} {}")]
    [InlineData("[{}][{}]")]
    [InlineData("[null]")]
    [InlineData("""{"channel"}""")]
    [InlineData("""{"channel":"/topic/A" "data":1}""")]
    [InlineData("""{"channel":"\ud800","data":1}""")]
    [InlineData("// a comment\n[]")]
    public void What_is_no_list_of_messages_is_refused(string body) =>
        Assert.IsType<JsonException>(Read(Encoding.UTF8.GetBytes(body)).Defect, exactMatch: false);

    [Fact]
    public void Messages_before_the_defect_are_read()
    {
        var (read, defect) = Read("""[{"channel":"/u/x","data":1},{"channel":"/u/y","da"""u8.ToArray());
        Assert.Equal("/u/x", Assert.Single(read).Channel);
        Assert.NotNull(defect);
    }

    [Theory]
    [InlineData("{\"channel\":\"/meta/connect\",\"error\":\"\\ud800\"}")]
    [InlineData("{\"channel\":\"/meta/connect\",\"\\ud800\":1}")]
    [InlineData("{\"channel\":\"/meta/connect\",\"ext\":{\"sfdc\":{\"failureReason\":\"\\udc00\"}}}")]
    [InlineData("{\"channel\":\"/meta/connect\",\"advice\":{\"reconnect\":\"\\ud800\"}}")]
    [InlineData("{\"channel\":\"/u/x\",\"data\":{\"\\ud800\":1}}")]
    [InlineData("{\"channel\":\"/u/x\",\"data\":{\"event\":{\"\\ud800\":1,\"replayId\":\"\\ud800\"}}}")]
    public void Lone_surrogates_throw_nothing_else(string body)
    {
        if (Read(Encoding.UTF8.GetBytes(body)).Defect is { } defect) Assert.IsType<JsonException>(defect, exactMatch: false);
    }

    [Theory]
    [InlineData("{\"\\ud800\":1,\"channel\":\"/u/x\",\"data\":{\"event\":{\"replayId\":7},\"payload\":1}}")]
    [InlineData("{\"channel\":\"/u/x\",\"data\":{\"\\udc00x\":1,\"event\":{\"replayId\":7},\"payload\":1}}")]
    [InlineData("{\"channel\":\"/u/x\",\"data\":{\"event\":{\"\\ud800\":1,\"replayId\":7},\"payload\":1}}")]
    [InlineData("{\"channel\":\"/u/x\",\"data\":{\"event\":{\"r\\u0065playId\":7},\"payload\":1}}")]
    public void A_member_whose_name_cannot_be_read_does_not_hide_the_others(string body)
    {
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(body));
        Assert.True(reader.Read());
        Assert.Equal("/u/x", Encoding.UTF8.GetString(reader.Current.Channel));
        Assert.Equal(7, reader.Current.ReplayId);
        Assert.Equal("1", Encoding.UTF8.GetString(reader.Current.Payload));
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("error")]
    [InlineData("subscription")]
    [InlineData("\xff")]
    public void Invalid_UTF8_throws_nothing_else(string member)
    {
        var body = Encoding.Latin1.GetBytes($"{{\"channel\":\"/meta/connect\",\"{member}\":\"\xff\xfe\"}}");
        if (Read(body).Defect is { } defect) Assert.IsType<JsonException>(defect, exactMatch: false);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Deep_nesting_is_passed_over_and_does_not_end_the_process(string open, string close)
    {
        const int depth = 100_000;
        var deep = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        foreach (var member in (string[])["data", "ext", "advice", "other", "channel"])
            Assert.Null(Read(Encoding.UTF8.GetBytes($$"""[{"channel":"/u/x","{{member}}":{{deep}}}]""")).Defect);
    }

    [Fact]
    public void Random_bytes_throw_nothing_else()
    {
        var random = new Random(12345);
        var alphabet = "[]{}\":,\\0123eE+-.tfn/ channeldatafimesucr\u00ff"u8.ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var body = random.GetItems(alphabet, random.Next(40));
            if (Read(body).Defect is { } defect) Assert.IsType<JsonException>(defect, exactMatch: false);
        }
    }

    private static (List<ReadMessage> Read, Exception? Defect) Read(byte[] body)
    {
        var read = new List<ReadMessage>();
        var defect = Record.Exception(() => ReadAll(body, read));
        return (read, defect);
    }

    /// <summary>Reads as the session does: meta messages as replies, events as frames.</summary>
    private static void ReadAll(byte[] body, List<ReadMessage> read)
    {
        var reader = new BayeuxReader(body);
        while (reader.Read())
        {
            if (reader.IsMeta) reader.ReadMeta();
            read.Add(ReadMessage.Single(Encoding.UTF8.GetString(reader.Current.Message)));
        }
    }
}
