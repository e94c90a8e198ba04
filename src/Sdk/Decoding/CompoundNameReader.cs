using System.Text.Json;

namespace TypedStreaming.Decoding;

/// <summary>Reads a person's name in a change event. The name is a string, or an object with the parts of the name.</summary>
internal static class CompoundNameReader
{
    public static CompoundName Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return new CompoundName { Text = EventJson.ReadString(ref reader) };
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"expected a name as a string or as an object with the parts of the name, found {TokenText.Describe(ref reader)}");
        var name = new CompoundName();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) name = WithPart(name, ref reader);
        return name;
    }

    private static CompoundName WithPart(CompoundName name, ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("FirstName"u8)) return name with { FirstName = ReadPart(ref reader) };
        if (reader.ValueTextEquals("LastName"u8)) return name with { LastName = ReadPart(ref reader) };
        if (reader.ValueTextEquals("MiddleName"u8)) return name with { MiddleName = ReadPart(ref reader) };
        if (reader.ValueTextEquals("Salutation"u8)) return name with { Salutation = ReadPart(ref reader) };
        if (reader.ValueTextEquals("Suffix"u8)) return name with { Suffix = ReadPart(ref reader) };
        if (reader.ValueTextEquals("InformalName"u8)) return name with { InformalName = ReadPart(ref reader) };
        reader.Read();
        reader.Skip();
        return name;
    }

    private static Field<string> ReadPart(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? Field<string>.Null : EventJson.ReadString(ref reader);
    }
}
