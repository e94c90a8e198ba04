using System.Buffers;
using System.Text;

namespace TypedStreaming.World.Org;

/// <summary>Writes the body of a response: the events that ride on it and the reply, in either order.</summary>
internal sealed class AnswerWriter
{
    private readonly ArrayBufferWriter<byte> _body = new(512);
    private readonly List<(QueuedEvent, int)> _ends = [];

    private AnswerWriter() => Write("[");

    public static (byte[] Body, IReadOnlyList<(QueuedEvent, int)> Ends) Write(IReadOnlyList<QueuedEvent> events, string reply, bool replyFirst)
    {
        var writer = new AnswerWriter();
        if (replyFirst) writer.Add(reply);
        foreach (var queued in events) writer.Add(queued);
        if (!replyFirst) writer.Add(reply);
        writer.Write("]");
        return (writer._body.WrittenSpan.ToArray(), writer._ends);
    }

    private void Add(QueuedEvent queued)
    {
        var data = EventData.Of(queued.Event);

        // Members come in any order.
        var message = queued.Event.Serial % 2 == 0 ? $$"""{"channel":"{{queued.Channel}}","data":{{data}}}""" : $$"""{"data":{{data}},"channel":"{{queued.Channel}}"}""";
        Add(queued.Event.IsLarge ? LargeMessage.Of(message, queued.Event.Serial) : message);
        _ends.Add((queued, _body.WrittenCount));
    }

    private void Add(string message)
    {
        if (_body.WrittenCount > 1) Write(",");
        Write(message);
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _body);
}
