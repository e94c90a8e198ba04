using System.Text.Json;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>The members that every event contains and that only the client sets, such as <c>CreatedDate</c>.</summary>
internal static class CreationMembers
{
    /// <summary>
    /// Returns the name of the first member of a JSON object that only the client sets, or null if there is no such member before the first defect of the
    /// JSON.
    /// </summary>
    public static string? In(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return FirstIn(new Utf8JsonReader(utf8Json));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // The encoder has refused the event already.
        }
    }

    public static string Refusal(string member) => $"The member {member} is set automatically in each event. Remove this member from the event.";

    private static string? FirstIn(Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("CreatedDate"u8)) return "CreatedDate";
            if (reader.ValueTextEquals("CreatedById"u8)) return "CreatedById";
        }

        return null;
    }
}
