using System.Text;
using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

/// <summary>A body that comes in pieces is read as if it had come in one piece.</summary>
public sealed class ResumedReaderTests
{
    private const int Bodies = 3000;

    [Fact]
    public void A_valid_body_in_pieces_gives_the_same_messages()
    {
        var bodies = new RandomBodies(3);
        Assert.Null(Difference(bodies, bodies.Valid, static position => position));
    }

    [Fact]
    public void A_damaged_body_in_pieces_gives_the_same_messages_and_the_same_defect()
    {
        var bodies = new RandomBodies(4);
        Assert.Null(Difference(bodies, bodies.Damaged, static position => position));
    }

    [Fact]
    public void A_reader_that_forgets_what_may_come_next_is_found()
    {
        var bodies = new RandomBodies(3);
        Assert.NotNull(Difference(bodies, bodies.Valid, static _ => BodyPosition.Start));
    }

    [Fact]
    public void A_reader_that_takes_anything_next_is_found()
    {
        var bodies = new RandomBodies(4);
        Assert.NotNull(Difference(bodies, bodies.Damaged, static position =>
            position.Next is BodyPart.CommaOrEnd or BodyPart.Nothing ? position with { Next = BodyPart.FirstMessageOrEnd } : position));
    }

    [Theory]
    [InlineData("[{}", ",]", "Expected a Bayeux message, found ']' at byte 4 of the response.")]
    [InlineData("[{}]", "[{}]", "Expected nothing after the list of Bayeux messages, found '[' at byte 4 of the response.")]
    [InlineData("{}", " {}", "Expected nothing after the list of Bayeux messages, found '{' at byte 3 of the response.")]
    [InlineData("[{},", "{\"a\":}]", "The message at byte 4 of the response is not JSON: ")]
    [InlineData("[{}", "", "Expected ',' or ']', found the end of the response at byte 3.")]
    [InlineData("", "", "Expected a list of Bayeux messages, found the end of the response at byte 0.")]
    [InlineData("[{}", "{}]", "Expected ',' or ']', found '{' at byte 3 of the response.")]
    [InlineData("[", ",{}]", "Expected a Bayeux message or ']', found ',' at byte 1 of the response.")]
    [InlineData("[", "\x1", "Expected a Bayeux message or ']', found 0x01 at byte 1 of the response.")]
    public void A_defect_says_where_it_is_in_the_body(string first, string last, string said)
    {
        var (_, defect) = Read([Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(last)], static position => position);
        Assert.StartsWith(said, defect!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_a_message_that_was_skipped_counts_as_one()
    {
        Assert.Equal(new BodyPosition(101, BodyPart.CommaOrEnd), new BodyPosition(1, BodyPart.FirstMessageOrEnd).Past(100));
        Assert.Equal(new BodyPosition(101, BodyPart.CommaOrEnd), new BodyPosition(1, BodyPart.Message).Past(100));
        Assert.Equal(new BodyPosition(100, BodyPart.Nothing), BodyPosition.Start.Past(100));
        Assert.Throws<JsonException>(() => new BodyPosition(1, BodyPart.CommaOrEnd).Past(100));
        Assert.Throws<JsonException>(() => new BodyPosition(1, BodyPart.Nothing).Past(100));
    }

    [Fact]
    public void A_message_can_be_read_by_somebody_else()
    {
        var reader = new BayeuxReader("""[ {"a":1} , {"channel":"/u/x"} ]"""u8);
        Assert.True(reader.Find());
        Assert.StartsWith("""{"a":1} , {""", Encoding.UTF8.GetString(reader.Unread), StringComparison.Ordinal);
        reader.Consume("""{"a":1}""".Length);
        Assert.True(reader.Read());
        Assert.Equal("/u/x", Encoding.UTF8.GetString(reader.Current.Channel));
        Assert.False(reader.Find());
    }

    private static string? Difference(RandomBodies bodies, Func<byte[]> make, Func<BodyPosition, BodyPosition> between)
    {
        for (var i = 0; i < Bodies; i++)
        {
            var body = make();
            var whole = Read([body], between);
            var inPieces = Read(CutBetweenMessages(bodies, body), between);
            if (!whole.Messages.SequenceEqual(inPieces.Messages) || ReadMessage.Place(whole.Defect) != ReadMessage.Place(inPieces.Defect)) return Encoding.UTF8.GetString(body);
        }

        return null;
    }

    /// <summary>Cuts as the transport cuts a body; the last piece has the rest.</summary>
    private static List<byte[]> CutBetweenMessages(RandomBodies bodies, byte[] body)
    {
        List<byte> window = [];
        List<byte[]> pieces = [];
        var scanner = default(MessageScanner);
        foreach (var read in bodies.Cut(body))
        {
            window.AddRange(read);
            scanner.Scan([.. window]);
            if (!scanner.HasMessage) continue;
            pieces.Add([.. window[..scanner.Complete]]);
            window.RemoveRange(0, scanner.Complete);
            scanner.DropComplete();
        }

        return [.. pieces, [.. window]];
    }

    private static (List<ReadMessage> Messages, JsonException? Defect) Read(List<byte[]> pieces, Func<BodyPosition, BodyPosition> between)
    {
        List<ReadMessage> messages = [];
        var position = BodyPosition.Start;
        try
        {
            for (var i = 0; i < pieces.Count; i++) position = between(ReadMessage.Piece(messages, pieces[i], position, isLast: i == pieces.Count - 1));
            return (messages, null);
        }
        catch (JsonException e)
        {
            return (messages, e);
        }
    }
}
