using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>
/// The Bayeux messages that have been read from one HTTP response so far. Events are only counted here, because they have already been delivered to
/// their channels.
/// </summary>
internal sealed class ReadMessages
{
    /// <summary>
    /// The maximum total size, in bytes, of the messages from one response that are kept for the application, if it requested them. Later events in
    /// the response are only delivered to their channels.
    /// </summary>
    private const long MostKept = 16 * 1024 * 1024;

    private List<BayeuxMessage>? _all;
    private long _kept;

    /// <summary>The server's reply to the request.</summary>
    public MetaReply? Reply { get; set; }

    /// <summary>The server's reply to the request, in the form in which the application receives it.</summary>
    public BayeuxMessage? FullReply { get; set; }

    /// <summary>All messages in the response, if the request was a message that the application sent. Otherwise, the list is empty.</summary>
    public IReadOnlyList<BayeuxMessage> All => _all ?? [];

    /// <summary>The number of events that the response contains.</summary>
    public int Events { get; set; }

    /// <summary>True if at least one event in the response was new to a consumer.</summary>
    public bool HasNews { get; set; }

    /// <summary>True if the response contains a disconnect message that the client did not request.</summary>
    public bool Disconnected { get; set; }

    /// <summary>The server's advice in a disconnect message that the client did not request.</summary>
    public Advice? Parting { get; set; }

    /// <summary>The JSON error that prevented the rest of the response from being read; null if there is none.</summary>
    public JsonException? Defect { get; set; }

    /// <summary>Keeps a message from the response for the application, because the request was a message that the application sent.</summary>
    public void Keep(ReadOnlySpan<byte> message, bool isMeta)
    {
        if (!isMeta && _kept + message.Length > MostKept) return;
        _kept += message.Length;
        if (BayeuxMessage.TryParse(message) is { } shown) (_all ??= []).Add(shown);
    }
}
