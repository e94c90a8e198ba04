using System.Text.Json;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding.ByHand;

internal sealed class PlaceByHand : IHandReader<Place>
{
    public static Place Read(ref Utf8JsonReader reader)
    {
        string? street = null;
        string? city = null;
        string? postalCode = null;
        string? country = null;
        double? latitude = null;
        double? longitude = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueSpan;
            if (member.SequenceEqual("Street"u8)) { reader.Read(); street = reader.GetString(); }
            else if (member.SequenceEqual("City"u8)) { reader.Read(); city = reader.GetString(); }
            else if (member.SequenceEqual("PostalCode"u8)) { reader.Read(); postalCode = reader.GetString(); }
            else if (member.SequenceEqual("Country"u8)) { reader.Read(); country = reader.GetString(); }
            else if (member.SequenceEqual("Latitude"u8)) { reader.Read(); latitude = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble(); }
            else if (member.SequenceEqual("Longitude"u8)) { reader.Read(); longitude = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble(); }
            else { reader.Read(); reader.Skip(); }
        }

        return new Place
        {
            Street = street,
            City = city,
            PostalCode = postalCode,
            Country = country,
            Latitude = latitude,
            Longitude = longitude,
        };
    }
}
