using System.Text.Json;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding.ByHand;

internal sealed class ChangedByHand : IHandReader<ChangedEvent>
{
    public static ChangedEvent Read(ref Utf8JsonReader reader)
    {
        Field<string> phone = default;
        Field<string> fax = default;
        Field<string> website = default;
        Field<string> industry = default;
        Field<decimal> annualRevenue = default;
        Field<int> numberOfEmployees = default;
        Field<string> description = default;
        Field<string> rating = default;
        Field<DateOnly> sLAExpirationDate = default;
        Field<DateTimeOffset> lastModifiedDate = default;
        Field<bool> isActive = default;
        Field<double> score = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueSpan;
            if (member.SequenceEqual("Phone"u8)) { reader.Read(); phone = reader.TokenType == JsonTokenType.Null ? Field<string>.Null : reader.GetString(); }
            else if (member.SequenceEqual("Fax"u8)) { reader.Read(); fax = reader.TokenType == JsonTokenType.Null ? Field<string>.Null : reader.GetString(); }
            else if (member.SequenceEqual("Website"u8)) { reader.Read(); website = reader.TokenType == JsonTokenType.Null ? Field<string>.Null : reader.GetString(); }
            else if (member.SequenceEqual("Industry"u8)) { reader.Read(); industry = reader.TokenType == JsonTokenType.Null ? Field<string>.Null : reader.GetString(); }
            else if (member.SequenceEqual("AnnualRevenue"u8)) { reader.Read(); annualRevenue = reader.TokenType == JsonTokenType.Null ? Field<decimal>.Null : reader.GetDecimal(); }
            else if (member.SequenceEqual("NumberOfEmployees"u8)) { reader.Read(); numberOfEmployees = reader.TokenType == JsonTokenType.Null ? Field<int>.Null : reader.GetInt32(); }
            else if (member.SequenceEqual("Description"u8)) { reader.Read(); description = reader.TokenType == JsonTokenType.Null ? Field<string>.Null : reader.GetString(); }
            else if (member.SequenceEqual("Rating"u8)) { reader.Read(); rating = reader.TokenType == JsonTokenType.Null ? Field<string>.Null : reader.GetString(); }
            else if (member.SequenceEqual("SLAExpirationDate"u8)) { reader.Read(); sLAExpirationDate = reader.TokenType == JsonTokenType.Null ? Field<DateOnly>.Null : DateOnly.FromDateTime(reader.GetDateTime()); }
            else if (member.SequenceEqual("LastModifiedDate"u8)) { reader.Read(); lastModifiedDate = reader.TokenType == JsonTokenType.Null ? Field<DateTimeOffset>.Null : reader.GetDateTimeOffset(); }
            else if (member.SequenceEqual("IsActive__c"u8)) { reader.Read(); isActive = reader.TokenType == JsonTokenType.Null ? Field<bool>.Null : reader.GetBoolean(); }
            else if (member.SequenceEqual("Score__c"u8)) { reader.Read(); score = reader.TokenType == JsonTokenType.Null ? Field<double>.Null : reader.GetDouble(); }
            else { reader.Read(); reader.Skip(); }
        }

        return new ChangedEvent
        {
            Phone = phone,
            Fax = fax,
            Website = website,
            Industry = industry,
            AnnualRevenue = annualRevenue,
            NumberOfEmployees = numberOfEmployees,
            Description = description,
            Rating = rating,
            SLAExpirationDate = sLAExpirationDate,
            LastModifiedDate = lastModifiedDate,
            IsActive = isActive,
            Score = score,
        };
    }
}
