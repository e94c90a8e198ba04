using System.Text.Json.Serialization;

namespace TypedStreaming.Tests.Events;

/// <summary>The context that System.Text.Json generates for a card: it knows the fields, but not the types of all their values.</summary>
[JsonSerializable(typeof(Card))]
internal sealed partial class CardContext : JsonSerializerContext;
