using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Determines whether an event order, such as <c>PerRecord</c>, needs a key.</summary>
internal static class EventOrders
{
    /// <summary>The name of the field that contains the id of the event's record.</summary>
    public const string RecordId = "Id";

    private const string PerRecord = "PerRecord";
    private const string PerKey = "PerKey";

    /// <summary>
    /// Returns a sentence fragment that explains why an event order needs a key. Returns null if a key is not needed, or if the kind of event is
    /// unknown.
    /// </summary>
    public static string? LackOfKey(string order, ITypeSymbol type) => order switch
    {
        PerKey => "no key is defined",
        PerRecord when EventAttributes.FirstOf(type) is { } kind && kind != EventKindModel.ChangeEvent =>
            $"'{type.ToShortName()}' is not a change event, so the record that an event belongs to is not known",
        _ => null,
    };
}
