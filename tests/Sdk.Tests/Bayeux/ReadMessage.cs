using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Tests.Bayeux;

/// <summary>A frame copied into strings, to be compared after the reader has moved on.</summary>
internal sealed record ReadMessage(string Channel, bool IsMeta, string Payload, long? ReplayId, string Type, string CreatedDate, string Text)
{
    public static List<ReadMessage> All(string body) => All(Encoding.UTF8.GetBytes(body));

    public static List<ReadMessage> All(ReadOnlySpan<byte> body)
    {
        var messages = new List<ReadMessage>();
        var reader = new BayeuxReader(body);
        while (reader.Read()) messages.Add(Of(ref reader));
        return messages;
    }

    /// <summary>Reads one piece of a body.</summary>
    /// <returns>The position at which it ends.</returns>
    public static BodyPosition Piece(List<ReadMessage> messages, ReadOnlySpan<byte> piece, BodyPosition position, bool isLast)
    {
        var reader = new BayeuxReader(piece, position, isLast);
        while (reader.Read()) messages.Add(Of(ref reader));
        return reader.Position;
    }

    /// <summary>Returns a defect with its position. The JSON reader's own text depends on how many bytes follow.</summary>
    public static string? Place(Exception? defect) => defect?.Message.Split("is not JSON", 2)[0];

    public static ReadMessage Single(string body) => Assert.Single(All(body));

    private static ReadMessage Of(scoped ref BayeuxReader reader)
    {
        var frame = reader.Current;
        return new ReadMessage(
            Encoding.UTF8.GetString(frame.Channel),
            reader.IsMeta,
            Encoding.UTF8.GetString(frame.Payload),
            frame.ReplayId,
            Encoding.UTF8.GetString(frame.Type),
            Encoding.UTF8.GetString(frame.CreatedDate),
            Encoding.UTF8.GetString(frame.Message));
    }
}
