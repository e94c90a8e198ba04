using System.Text.Json;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding.ByHand;

internal sealed class CustomerByHand : IHandReader<Customer>
{
    public static Customer Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? name = null;
        string? email = null;
        Place? mailingAddress = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueSpan;
            if (member.SequenceEqual("Id"u8)) { reader.Read(); id = reader.GetString(); }
            else if (member.SequenceEqual("Name"u8)) { reader.Read(); name = reader.GetString(); }
            else if (member.SequenceEqual("Email"u8)) { reader.Read(); email = reader.GetString(); }
            else if (member.SequenceEqual("MailingAddress"u8)) { reader.Read(); mailingAddress = reader.TokenType == JsonTokenType.Null ? null : PlaceByHand.Read(ref reader); }
            else { reader.Read(); reader.Skip(); }
        }

        return new Customer
        {
            Id = id ?? throw new JsonException(),
            Name = name,
            Email = email,
            MailingAddress = mailingAddress,
        };
    }
}
