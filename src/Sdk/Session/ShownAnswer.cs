using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Subscriptions;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// Shows each message of an answer to the program's extensions and to those who watch all messages, before the sink gets it. They get copies. Whoever
/// begins to watch while an answer arrives sees the next one.
/// </summary>
internal sealed class ShownAnswer(ExtensionChain extensions, MessageTaps taps, IAnswerSink sink) : IAnswerSink
{
    private BodyPosition _position = BodyPosition.Start;
    private bool _isShown;

    public void Begin(AnswerHead head)
    {
        _isShown = !extensions.IsEmpty || !taps.IsEmpty;
        sink.Begin(head);
    }

    public ValueTask TakeAsync(AnswerPiece piece, CancellationToken cancellationToken) =>
        _isShown ? ShowAsync(piece, cancellationToken) : sink.TakeAsync(piece, cancellationToken);

    /// <summary>It is not there to be shown.</summary>
    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        if (_isShown) _position = _position.Past(message.Length);
        return sink.TakeAsync(message, cancellationToken);
    }

    private async ValueTask ShowAsync(AnswerPiece piece, CancellationToken cancellationToken)
    {
        foreach (var message in Messages(piece.Bytes.Span)) await extensions.ReceivedAsync(message, cancellationToken).ConfigureAwait(false);
        await sink.TakeAsync(piece, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The messages of a piece, as the extensions see them.</summary>
    private List<BayeuxMessage> Messages(ReadOnlySpan<byte> piece)
    {
        var messages = new List<BayeuxMessage>();
        var reader = new BayeuxReader(piece, _position, isLast: false);
        try
        {
            while (reader.Read())
            {
                taps.Offer(reader.Current.Message);
                if (!extensions.IsEmpty) AddTo(messages, reader.Current.Message);
            }
        }
        catch (JsonException)
        {
            _isShown = false; // The sink finds the same defect, and gives up the answer for it.
        }

        _position = reader.Position;
        return messages;
    }

    private static void AddTo(List<BayeuxMessage> messages, ReadOnlySpan<byte> message)
    {
        try
        {
            messages.Add(BayeuxMessage.Parse(message));
        }
        catch (JsonException)
        {
            // It is nested too deep to be walked over, and is not shown.
        }
    }
}
