using System.Text.Json;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Session;

/// <summary>What an answer held, beside the events that went to their channels already.</summary>
internal sealed class ReadMessages
{
    /// <summary>The reply to the request that was answered.</summary>
    public MetaReply? Reply { get; set; }

    /// <summary>The same reply as a program sees it.</summary>
    public BayeuxMessage? Answer { get; set; }

    /// <summary>All messages of the answer to a message of the program's own.</summary>
    public List<BayeuxMessage> All { get; } = [];

    public int Events { get; set; }

    /// <summary>Whether the server said goodbye without being asked.</summary>
    public bool Disconnected { get; set; }

    /// <summary>What it advised with that goodbye.</summary>
    public Advice? Parting { get; set; }

    /// <summary>Why the rest of the answer could not be read.</summary>
    public JsonException? Defect { get; set; }
}
