using System.Text.Json;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>The members that each event contains, and that the client sets itself.</summary>
internal static class CreationMembers
{
    /// <summary>Returns the name of the first such member of a JSON object, or null if there is none.</summary>
    public static string? In(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("CreatedDate"u8)) return "CreatedDate";
            if (reader.ValueTextEquals("CreatedById"u8)) return "CreatedById";
        }

        return null;
    }

    public static string Refusal(string member) => $"Salesforce sets {member} of each event. Remove this member.";
}
