using System.Text.Json;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding.ByHand;

internal sealed class NestedByHand : IHandReader<NestedEvent>
{
    public static NestedEvent Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? orderNumber = null;
        decimal? totalAmount = null;
        Customer? customer = null;
        Place? billingAddress = null;
        Place? shippingAddress = null;
        DateOnly? effectiveDate = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueSpan;
            if (member.SequenceEqual("Id"u8)) { reader.Read(); id = reader.GetString(); }
            else if (member.SequenceEqual("OrderNumber"u8)) { reader.Read(); orderNumber = reader.GetString(); }
            else if (member.SequenceEqual("TotalAmount"u8)) { reader.Read(); totalAmount = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal(); }
            else if (member.SequenceEqual("Customer"u8)) { reader.Read(); customer = reader.TokenType == JsonTokenType.Null ? null : CustomerByHand.Read(ref reader); }
            else if (member.SequenceEqual("BillingAddress"u8)) { reader.Read(); billingAddress = reader.TokenType == JsonTokenType.Null ? null : PlaceByHand.Read(ref reader); }
            else if (member.SequenceEqual("ShippingAddress"u8)) { reader.Read(); shippingAddress = reader.TokenType == JsonTokenType.Null ? null : PlaceByHand.Read(ref reader); }
            else if (member.SequenceEqual("EffectiveDate"u8)) { reader.Read(); effectiveDate = reader.TokenType == JsonTokenType.Null ? null : DateOnly.FromDateTime(reader.GetDateTime()); }
            else { reader.Read(); reader.Skip(); }
        }

        return new NestedEvent
        {
            Id = id ?? throw new JsonException(),
            OrderNumber = orderNumber,
            TotalAmount = totalAmount,
            Customer = customer,
            BillingAddress = billingAddress,
            ShippingAddress = shippingAddress,
            EffectiveDate = effectiveDate,
        };
    }
}
