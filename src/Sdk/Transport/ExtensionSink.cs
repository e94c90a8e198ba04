using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Transport;

/// <summary>Passes each message in a response to the application's extensions before the receiver gets it.</summary>
internal sealed class ExtensionSink : IResponseSink
{
    private readonly ExtensionChain _extensions;
    private readonly IResponseSink _sink;
    private readonly TimeSpan _deadline;
    private BodyPosition _position = BodyPosition.Start;

    private ExtensionSink(ExtensionChain extensions, IResponseSink sink, TimeSpan deadline) => (_extensions, _sink, _deadline) = (extensions, sink, deadline);

    /// <summary>
    /// Returns a response receiver that calls the extensions before it calls the given receiver. If there are no extensions, the given receiver is
    /// returned.
    /// </summary>
    public static IResponseSink To(ExtensionChain extensions, IResponseSink sink, TimeSpan deadline) =>
        extensions.IsEmpty ? sink : new ExtensionSink(extensions, sink, deadline);

    public void Begin(ResponseHeaders head) => _sink.Begin(head);

    public async ValueTask TakeAsync(ResponsePart part, CancellationToken cancellationToken)
    {
        _position = await _extensions.ReceivedAsync(part.Bytes, _position, _deadline, cancellationToken).ConfigureAwait(false);
        await _sink.TakeAsync(part, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask TakeAsync(OversizeMessage message, CancellationToken cancellationToken)
    {
        _position = After(message);
        return _sink.TakeAsync(message, cancellationToken);
    }

    private BodyPosition After(OversizeMessage message)
    {
        try
        {
            return _position.Past(message.Length);
        }
        catch (JsonException)
        {
            // The session finds the same defect, and abandons the response because of it. The rest of the response is not shown.
            return _position with { Next = BodyPart.Nothing };
        }
    }
}
