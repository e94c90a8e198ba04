using System.Text;
using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

/// <summary>A message of the usual form is read by <see cref="UsualMessage"/>, and gives what the reader of all forms gives.</summary>
public sealed class UsualMessageTests
{
    private const string Topic =
        """{"data":{"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":41,"type":"updated"},"sobject":{"Id":"a01","Name":"\"}ß\u0041"}},"channel":"/topic/Orders"}""";

    private const string Platform =
        """{"channel":"/event/Order__e","data":{"schema":"dffQ2Q","payload":{"CreatedById":"005","N":1.5},"event":{"replayId":0,"EventUuid":"f6f0c1a0-0000-0000-0000-000000000001","EventApiName":"Order__e"}}}""";

    private const string Change =
        """{"data":{"schema":"IeRuaY","payload":{"ChangeEventHeader":{"entityName":"Account","recordIds":["001"],"changeType":"CREATE"},"Name":"x"},"event":{"replayId":999999999999999999}},"channel":"/data/AccountChangeEvent"}""";

    private const string Generic = """{"data":{"payload":{},"event":{"createdDate":"2026-05-04T09:12:33.208Z","replayId":7}},"channel":"/u/Notice"}""";

    private const string WithoutEnvelope = """{"data":{"payload":{"a":1}},"channel":"/u/Notice"}""";

    private static readonly string[] UsualMessages = [Topic, Platform, Change, Generic, WithoutEnvelope];

    public static TheoryData<string> Usual => [.. UsualMessages];

    [Theory]
    [MemberData(nameof(Usual))]
    public void The_forms_in_which_the_server_writes_events_are_usual(string message)
    {
        Assert.True(IsUsual(Encoding.UTF8.GetBytes(message)));
        Assert.Null(Difference(Encoding.UTF8.GetBytes(message)));
    }

    [Fact]
    public void What_comes_after_the_message_is_not_read()
    {
        var usual = new UsualMessage(Encoding.UTF8.GetBytes(Topic + ",{\"channel\":"));
        Assert.True(usual.TryRead());
        Assert.Equal(Topic, Encoding.UTF8.GetString(usual.Text));
    }

    [Theory]
    [InlineData("""{ "data":{"sobject":{}},"channel":"/topic/A"}""")]
    [InlineData("""{"data":{"sobject":{}}, "channel":"/topic/A"}""")]
    [InlineData("""{"data":{"sobject":{}},"channel":"\/topic\/A"}""")]
    [InlineData("""{"data":{"sobject":{}},"channel":""}""")]
    [InlineData("""{"data":{"sobject":{}},"channel":7}""")]
    [InlineData("""{"data":{"sobject":{}}}""")]
    [InlineData("""{"channel":"/topic/A"}""")]
    [InlineData("""{"channel":"/topic/A","data":{}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"event":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"event":{"replayId":1}}}""")]
    [InlineData("""{"channel":"/topic/A","data":"x"}""")]
    [InlineData("""{"channel":"/topic/A","channel":"/topic/B","data":{"sobject":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{}},"data":{"sobject":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"event":{"replayId":5}},"data":{"payload":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{}},"clientId":"x"}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"sobject":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"payload":{},"sobject":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"more":1}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":[]}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":null}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":null}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":1},"event":{"replayId":2}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":1,"replayId":2}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"type":"a","type":"b","replayId":1}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"createdDate":"a","createdDate":"b"}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"EventUuid":"a","EventUuid":"b"}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"EventApiName":"a","EventApiName":"b"}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"schema":"a","schema":"b","sobject":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"schema":7,"sobject":{}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"schema":"a","replayId":1}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"type":"\u0061"}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":-2}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":1.0}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":1e2}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":"1"}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":null}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":9223372036854775807}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":99999999999999999999}}}""")]
    public void Another_form_is_left_to_the_reader_of_all_forms(string message)
    {
        Assert.False(IsUsual(Encoding.UTF8.GetBytes(message)));
        Assert.Equal(General(Encoding.UTF8.GetBytes(message)), Frame.Of(Encoding.UTF8.GetBytes(message)));
    }

    [Theory]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":01}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},"event":{"replayId":1,}}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{},}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{}},}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{}}""")]
    [InlineData("""{"channel":"/topic/A","data":{"sobject":{""")]
    [InlineData("""{"channel":"/topic/A""")]
    [InlineData("""{"channel":"/topic/A" "data":{"sobject":{}}}""")]
    [InlineData("{\"channel\":\"/topic/\t\",\"data\":{\"sobject\":{}}}")]
    [InlineData("{\"channel\":\"/topic/\u001f\",\"data\":{\"sobject\":{}}}")]
    public void A_defect_is_found(string message)
    {
        Assert.False(IsUsual(Encoding.UTF8.GetBytes(message)));
        Assert.Throws<JsonException>(() => Frame.Of(Encoding.UTF8.GetBytes(message)));
    }

    [Fact]
    public void A_usual_message_with_any_byte_changed_gives_the_same_as_before()
    {
        var (usual, other) = (0, 0);
        foreach (var message in UsualMessages)
        {
            foreach (var damage in "\u001f \"\\{}:,.09a"u8.ToArray().Append((byte)0xC3))
            {
                for (var at = 0; at < Encoding.UTF8.GetByteCount(message); at++)
                {
                    var damaged = Encoding.UTF8.GetBytes(message);
                    damaged[at] = damage;
                    if (IsUsual(damaged)) usual++;
                    else other++;
                    Assert.Null(Difference(damaged));
                }
            }
        }

        Assert.InRange(usual, 2_000, int.MaxValue);
        Assert.InRange(other, 2_000, int.MaxValue);
    }

    [Fact]
    public void A_usual_message_with_bytes_removed_or_repeated_gives_the_same_as_before()
    {
        var random = new Random(11);
        for (var i = 0; i < 4_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(UsualMessages[random.Next(UsualMessages.Length)]).ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var (from, to, length) = (random.Next(bytes.Count), random.Next(bytes.Count), random.Next(60));
                var part = bytes.Skip(from).Take(length).ToList();
                if (random.Next(2) == 0) bytes.RemoveRange(from, part.Count);
                if (random.Next(2) == 0) bytes.InsertRange(Math.Min(to, bytes.Count), part);
                if (bytes.Count == 0) break;
            }

            bytes.Insert(0, (byte)'{');
            Assert.Null(Difference([.. bytes]));
        }
    }

    [Fact]
    public void Any_messages_give_the_same_as_before()
    {
        var bodies = new RandomBodies(21);
        for (var i = 0; i < 4_000; i++) Assert.Null(Difference(Encoding.UTF8.GetBytes(bodies.Message())));
    }

    /// <summary>Negative control: a difference in any value is found.</summary>
    [Theory]
    [InlineData("/topic/Orders", "/topic/Others")]
    [InlineData("41", "42")]
    [InlineData("updated", "created")]
    [InlineData("2026", "2025")]
    [InlineData("a01", "a02")]
    public void A_difference_would_be_found(string value, string other) =>
        Assert.NotEqual(Frame.Of(Encoding.UTF8.GetBytes(Topic)), Frame.Of(Encoding.UTF8.GetBytes(Topic.Replace(value, other, StringComparison.Ordinal))));

    private static bool IsUsual(byte[] message) => new UsualMessage(message).TryRead();

    /// <summary>Compares with the reader of all forms. It reads the same message with white space before its first member, which is not usual.</summary>
    private static string? Difference(byte[] message)
    {
        var (usual, general) = (Outcome(() => Frame.Of(message)), Outcome(() => General(message)));
        return usual == general ? null : $"{Encoding.UTF8.GetString(message)}\n{usual}\n{general}";
    }

    private static Frame General(byte[] message)
    {
        byte[] spaced = [message[0], (byte)' ', .. message[1..]];
        Assert.False(IsUsual(spaced));
        var frame = Frame.Of(spaced);
        return frame with { Message = frame.Message.Remove(1, 1) };
    }

    private static string Outcome(Func<Frame> read)
    {
        try
        {
            return read().ToString();
        }
        catch (JsonException)
        {
            return nameof(JsonException);
        }
    }

    /// <summary>All values of a frame, as text in which each byte is a character.</summary>
    private sealed record Frame(
        string Message, string Channel, string Payload, string ChangeHeader, long? ReplayId, string CreatedDate, string Type, string Uuid, string ApiName, string Schema)
    {
        public static Frame Of(byte[] message)
        {
            var reader = new BayeuxReader(message, new BodyPosition(1, BodyPart.Message), isLast: false);
            if (!reader.Read()) throw new JsonException("There is no message.");
            var frame = reader.Current;
            return new Frame(
                Text(frame.Message),
                Text(frame.Channel),
                Text(frame.Payload),
                Text(frame.ChangeHeader),
                frame.ReplayId,
                Text(frame.CreatedDate),
                Text(frame.Type),
                Text(frame.EventUuid),
                Text(frame.EventApiName),
                Text(frame.SchemaId));
        }

        private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
    }
}
