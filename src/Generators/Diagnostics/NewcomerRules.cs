using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>The diagnostics for typical mistakes of new users, such as a program that compiles but never receives an event.</summary>
internal static class NewcomerRules
{
    private const string Usage = "TypedStreaming.Usage";

    public static readonly DiagnosticDescriptor Discarded = Rules.Warning(
        "TSE0032",
        Usage,
        "A stream of events is discarded",
        "The result of '{0}' is discarded, so no event is ever received; enumerate it in an await foreach");

    public static readonly DiagnosticDescriptor NeverAcknowledged = Rules.Warning(
        "TSE0033",
        Usage,
        "Deliveries are never acknowledged",
        "'{0}' is never acknowledged, so no position is saved and the same events are delivered again; call '{0}.Acknowledge()' when the event is processed");

    public static readonly DiagnosticDescriptor NoEventType = Rules.Error(
        "TSE0034",
        Usage,
        "The type is not an event type",
        "'{0}' is not an event type: {1}");

    public static readonly DiagnosticDescriptor NoCustomField = Rules.Warning(
        "TSE0035",
        "TypedStreaming.Members",
        "The platform event has no field with the member's name",
        "'{0}' is read from '{1}', but the fields of a custom platform event end in '__c'; write the name of the field in [JsonPropertyName]");

    public static readonly DiagnosticDescriptor FieldNotFilled = Rules.Warning(
        "TSE0052",
        "TypedStreaming.Members",
        "A public field is not filled",
        "'{0}' is never filled, because it is a field; make it a property with {{ get; init; }}, or add [JsonInclude]");

    public static readonly DiagnosticDescriptor NoEventSuffix = Rules.Warning(
        "TSE0036",
        "TypedStreaming.Channels",
        "The name of the platform event lacks its suffix",
        "The channel '{0}' is not named like a custom event or a standard event; did you mean '{1}'?");
}
