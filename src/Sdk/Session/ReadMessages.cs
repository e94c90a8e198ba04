using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>What an answer has held so far, beside the events that went to their channels already.</summary>
internal sealed class ReadMessages
{
    /// <summary>The answer to a message of the program's own is kept for the program up to this size; further events only go to their channels.</summary>
    private const long MostKept = 16 * 1024 * 1024;

    private long _kept;

    /// <summary>The reply to the request that was answered.</summary>
    public MetaReply? Reply { get; set; }

    /// <summary>The same reply as a program sees it.</summary>
    public BayeuxMessage? Answer { get; set; }

    /// <summary>All messages of the answer to a message of the program's own.</summary>
    public List<BayeuxMessage> All { get; } = [];

    /// <summary>How many events it carried.</summary>
    public int Events { get; set; }

    /// <summary>Whether any of them was new to somebody.</summary>
    public bool HasNews { get; set; }

    /// <summary>Whether the server disconnected the client without being asked.</summary>
    public bool Disconnected { get; set; }

    /// <summary>What it advised with that goodbye.</summary>
    public Advice? Parting { get; set; }

    /// <summary>Why the rest of the answer could not be read.</summary>
    public JsonException? Defect { get; set; }

    /// <summary>Keeps a message for the program.</summary>
    public void Keep(ReadOnlySpan<byte> message, bool isMeta)
    {
        if (!isMeta && _kept + message.Length > MostKept) return;
        _kept += message.Length;
        if (BayeuxMessage.TryParse(message) is { } shown) All.Add(shown);
    }
}
