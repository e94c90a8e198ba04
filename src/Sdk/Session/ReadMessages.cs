using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>
/// The messages of an answer that were read until now. Events are not included, because they were already delivered to their channels.
/// </summary>
internal sealed class ReadMessages
{
    /// <summary>
    /// The largest total size of messages that are kept for the program from one answer. Further events are only delivered to their
    /// channels.
    /// </summary>
    private const long MostKept = 16 * 1024 * 1024;

    private long _kept;

    /// <summary>The reply to the request.</summary>
    public MetaReply? Reply { get; set; }

    /// <summary>The same reply in the form that the program gets.</summary>
    public BayeuxMessage? Answer { get; set; }

    /// <summary>All messages of the answer to a message of the program.</summary>
    public List<BayeuxMessage> All { get; } = [];

    /// <summary>The number of events in the answer.</summary>
    public int Events { get; set; }

    /// <summary>True if at least one of these events was new to a consumer.</summary>
    public bool HasNews { get; set; }

    /// <summary>True if the server disconnected the client without being asked.</summary>
    public bool Disconnected { get; set; }

    /// <summary>The server's advice in that disconnect.</summary>
    public Advice? Parting { get; set; }

    /// <summary>The defect that prevented reading the rest of the answer.</summary>
    public JsonException? Defect { get; set; }

    /// <summary>Keeps a message for the program.</summary>
    public void Keep(ReadOnlySpan<byte> message, bool isMeta)
    {
        if (!isMeta && _kept + message.Length > MostKept) return;
        _kept += message.Length;
        if (BayeuxMessage.TryParse(message) is { } shown) All.Add(shown);
    }
}
