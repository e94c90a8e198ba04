using System.Text;
using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Tests.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>Reads the messages of a response piece by piece, as a session does.</summary>
internal sealed class ReadingSink : IResponseSink
{
    private readonly List<ReadMessage> _messages = [];
    private BodyPosition _position = BodyPosition.Start;

    /// <summary>True if each piece is read as a separate body.</summary>
    public bool Forgets { get; init; }

    /// <summary>The messages, and the known parts of those that were skipped.</summary>
    public List<string> Read { get; } = [];

    public int Pieces { get; private set; }

    public bool IsWhole { get; private set; }

    public static string Text(ReadMessage message) => $"{message.Channel} {message.ReplayId} {message.Text}";

    public static string Skipped(string channel, long? replayId, long length) => $"{channel} {replayId} skipped, {length} bytes";

    public void Begin(ResponseHeaders head)
    {
    }

    public ValueTask TakeAsync(ResponsePart piece, CancellationToken cancellationToken)
    {
        Assert.False(IsWhole);
        Pieces++;
        if (Forgets) _position = BodyPosition.Start;
        try
        {
            _position = ReadMessage.Piece(_messages, piece.Bytes.Span, _position, piece.IsLast);
        }
        finally
        {
            Read.AddRange(_messages.Select(Text));
            _messages.Clear();
        }

        IsWhole = piece.IsLast;
        return ValueTask.CompletedTask;
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        Assert.False(IsWhole);
        _position = _position.Past(message.Length);
        Read.Add(Skipped(Encoding.UTF8.GetString(message.Channel.Span), message.ReplayId, message.Length));
        return ValueTask.CompletedTask;
    }
}
