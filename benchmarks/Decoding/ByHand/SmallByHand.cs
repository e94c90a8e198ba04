using System.Text.Json;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding.ByHand;

internal sealed class SmallByHand : IHandReader<SmallEvent>
{
    public static SmallEvent Read(ref Utf8JsonReader reader)
    {
        string? id = null, name = null, industry = null;
        decimal? revenue = null;
        int? employees = null;
        DateTimeOffset? modified = null;
        bool? isActive = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueSpan;
            if (member.SequenceEqual("Id"u8)) { reader.Read(); id = reader.GetString(); }
            else if (member.SequenceEqual("Name"u8)) { reader.Read(); name = reader.GetString(); }
            else if (member.SequenceEqual("AnnualRevenue"u8)) { reader.Read(); revenue = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal(); }
            else if (member.SequenceEqual("NumberOfEmployees"u8)) { reader.Read(); employees = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32(); }
            else if (member.SequenceEqual("Industry"u8)) { reader.Read(); industry = reader.GetString(); }
            else if (member.SequenceEqual("LastModifiedDate"u8)) { reader.Read(); modified = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset(); }
            else if (member.SequenceEqual("IsActive__c"u8)) { reader.Read(); isActive = reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean(); }
            else { reader.Read(); reader.Skip(); }
        }

        return new SmallEvent
        {
            Id = id ?? throw new JsonException(),
            Name = name,
            AnnualRevenue = revenue,
            NumberOfEmployees = employees,
            Industry = industry,
            LastModifiedDate = modified,
            IsActive = isActive,
        };
    }
}
