using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>Recognizes responses that have a status other than 200 but contain a Bayeux message with the reason.</summary>
internal static class BayeuxRefusal
{
    /// <summary>
    /// Returns true if a body is a complete list of Bayeux messages that contains a refusal. A response from a proxy does not contain such a list.
    /// </summary>
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
            return false; // The body is an HTML page, or was read only in part.
        }
    }

    private static bool IsRefusal(MetaReply reply) =>
        reply is { Successful: false, Cause: not null, Channel.Length: > 0 };
}
