namespace TypedStreaming.Tests.Bayeux;

public sealed class BayeuxReaderTests
{
    private const string Data = """{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":41,"type":"updated"},"sobject":{"Id":"a01"}}""";
    private const string Event = $$"""{"channel":"/topic/A","data":{{Data}}}""";
    private const string Connect = """{"channel":"/meta/connect","id":"3","clientId":"1cyu","successful":true}""";

    /// <summary>Whoever takes the event reads its data, and finds it.</summary>
    [Fact]
    public void Data_that_is_not_JSON_does_not_affect_the_messages_around_it()
    {
        var messages = ReadMessage.All("""
            [{"channel":"/topic/X","data":{"event":{"replayId":7},"sobject":{"Id":nope}} },
             {"channel":"/topic/X","data":{"sobject":{"Id":"b"},"event":{"replayId":8}} },{"channel":"/meta/connect","successful":true}]
            """);
        Assert.Equal([7, 8, null], messages.Select(message => message.ReplayId));
        Assert.Equal(["""{"Id":nope}""", """{"Id":"b"}""", ""], messages.Select(message => message.Payload));
    }

    [Fact]
    public void An_array_is_read_message_by_message_in_order()
    {
        var messages = ReadMessage.All($"[{Event},{Connect},{Event}]");
        Assert.Equal("/topic/A /meta/connect /topic/A", string.Join(' ', messages.Select(static message => message.Channel)));
        Assert.Equal("False True False", string.Join(' ', messages.Select(static message => message.IsMeta)));
        Assert.Equal(Connect, messages[1].Text);
    }

    [Fact]
    public void A_single_object_is_one_message() => Assert.Equal("/meta/connect", ReadMessage.Single(Connect).Channel);

    [Fact]
    public void Everything_of_an_event_is_found()
    {
        var read = ReadMessage.Single($"[{Event}]");
        Assert.Equal(new ReadMessage("/topic/A", false, """{"Id":"a01"}""", 41, "\"updated\"", "\"2026-05-04T09:12:33.208Z\"", Event), read);
    }

    [Fact]
    public void White_space_changes_nothing()
    {
        var read = ReadMessage.Single("\r\n [\t{ \"channel\" : \"/topic/A\" , \"data\" : { \"sobject\" : { \"Id\" : 1 } } } \n ] \n");
        Assert.Equal(("/topic/A", """{ "Id" : 1 }"""), (read.Channel, read.Payload));
    }

    [Fact]
    public void Members_come_in_any_order()
    {
        string[] members = ["\"channel\":\"/topic/A\"", $"\"data\":{Data}", "\"id\":\"7\"", "\"clientId\":\"1cyu\""];
        var orders = Permutations(members).ToList();
        Assert.Equal(24, orders.Count);
        foreach (var order in orders)
        {
            var read = ReadMessage.Single("[{" + string.Join(',', order) + "}]");
            Assert.Equal(("/topic/A", """{"Id":"a01"}""", 41L), (read.Channel, read.Payload, read.ReplayId!.Value));
        }
    }

    [Fact]
    public void Members_of_the_envelope_and_of_data_come_in_any_order()
    {
        string[] envelope = ["\"replayId\":9", "\"type\":\"created\"", "\"createdDate\":\"d\"", "\"new\":[1,{}]"];
        foreach (var order in Permutations(envelope))
        {
            var data = new[] { "\"event\":{" + string.Join(',', order) + "}", "\"sobject\":{}", "\"schema\":\"x\"" };
            foreach (var whole in Permutations(data))
            {
                var read = ReadMessage.Single("{\"data\":{" + string.Join(',', whole) + "},\"channel\":\"/topic/A\"}");
                Assert.Equal((9L, "\"created\"", "\"d\"", "{}"), (read.ReplayId!.Value, read.Type, read.CreatedDate, read.Payload));
            }
        }
    }

    [Theory]
    [InlineData("""{"channel":"\/topic\/A","data":1}""")]
    [InlineData("""{"channel":"\u002ftopic/\u0041","data":1}""")]
    [InlineData("""{"\u0063hannel":"/topic/A","d\u0061ta":1}""")]
    public void Escapes_in_names_and_channels_are_undone(string message)
    {
        var read = ReadMessage.Single(message);
        Assert.Equal(("/topic/A", "1"), (read.Channel, read.Payload));
    }

    [Theory]
    [InlineData("""{"channel":"/topic/A","data":{"\u0065vent":{"repl\u0061yId":5},"sobj\u0065ct":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":5}}}""")]
    public void Escapes_inside_data_are_undone_too(string message)
    {
        var read = ReadMessage.Single(message);
        Assert.Equal((5L, "{}"), (read.ReplayId!.Value, read.Payload));
    }

    [Fact]
    public void A_channel_of_non_ASCII_letters_is_kept() =>
        Assert.Equal("/topic/A?Name='Größe'", ReadMessage.Single("""{"channel":"/topic/A?Name='Gr\u00f6ße'"}""").Channel);

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"channel":null}""")]
    [InlineData("""{"channel":7}""")]
    [InlineData("""{"channel":["/topic/A"]}""")]
    [InlineData("{}")]
    public void A_message_without_a_channel_is_no_event(string message)
    {
        var read = ReadMessage.Single(message);
        Assert.Equal(("", true), (read.Channel, read.IsMeta));
    }

    [Fact]
    public void Numeric_ids_do_no_harm() =>
        Assert.Equal(41, ReadMessage.Single($$"""{"id":7,"clientId":8,"channel":"/topic/A","data":{{Data}}}""").ReplayId);

    [Theory]
    [InlineData("""{"sobject":{"a":1},"event":{}}""", """{"a":1}""")]
    [InlineData("""{"payload":{"a":1},"event":{}}""", """{"a":1}""")]
    [InlineData("""{"payload":"dock 4 is closed","event":{}}""", "\"dock 4 is closed\"")]
    [InlineData("""{"payload":"{\"a\":1}","event":{}}""", """
        "{\"a\":1}"
        """)]
    [InlineData("""{"payload":[1,2]}""", "[1,2]")]
    [InlineData("""{"text":"hello"}""", """{"text":"hello"}""")]
    [InlineData("\"hello\"", "\"hello\"")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("12.5", "12.5")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("{}", "{}")]
    [InlineData("""{"event":{"replayId":1}}""", "")]
    [InlineData("""{"event":"not an envelope"}""", """{"event":"not an envelope"}""")]
    public void The_payload_is_found_in_each_of_its_forms(string data, string payload) =>
        Assert.Equal(payload, ReadMessage.Single($$"""{"channel":"/u/x","data":{{data}}}""").Payload);

    [Fact]
    public void Without_data_there_is_no_payload() => Assert.Equal("", ReadMessage.Single("""{"channel":"/u/x"}""").Payload);

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("2147483648", 2147483648L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("\"41\"", 41L)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    public void Replay_ids_have_64_bits_and_may_be_strings(string id, long value) => Assert.Equal(value, ReplayId(id));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-1")]
    [InlineData("\"-2\"")]
    [InlineData("-9223372036854775808")]
    [InlineData("1e400")]
    [InlineData("1.5")]
    [InlineData("\"x\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("{\"a\":1}")]
    [InlineData("[41]")]
    public void What_is_no_replay_id_is_none(string id) => Assert.Null(ReplayId(id));

    [Fact]
    public void Of_members_that_come_twice_the_last_one_counts()
    {
        var read = ReadMessage.Single("""{"channel":"/topic/A","channel":"/topic/B","data":1,"data":{"sobject":2}}""");
        Assert.Equal(("/topic/B", "2"), (read.Channel, read.Payload));
    }

    [Fact]
    public void An_empty_array_holds_nothing() => Assert.Empty(ReadMessage.All(" [ ] "));

    private static long? ReplayId(string id) =>
        ReadMessage.Single($$$"""{"channel":"/u/x","data":{"event":{"replayId":{{{id}}}},"payload":1}}""").ReplayId;

    private static IEnumerable<IEnumerable<string>> Permutations(string[] items) => items.Length == 1
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => rest.Prepend(first)));
}
