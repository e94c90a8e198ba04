using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>An answer with another HTTP status than 200 may be Bayeux all the same, and say what the status means.</summary>
internal static class BayeuxRefusal
{
    /// <summary>Whether a body is a whole list of Bayeux messages with a refusal among them. What a proxy answers in the server's place is not.</summary>
    public static bool IsIn(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return false;
        var messages = new BayeuxReader(body);
        var refuses = false;
        try
        {
            while (messages.Read()) refuses |= messages.IsMeta && IsRefusal(messages.ReadMeta());
            return refuses;
        }
        catch (JsonException)
        {
            return false; // A page for people, or more than was read of it.
        }
    }

    private static bool IsRefusal(MetaReply reply) =>
        reply is { Successful: false, Cause: not null, Channel.Length: > 0 };
}
