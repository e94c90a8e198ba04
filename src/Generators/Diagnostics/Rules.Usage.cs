using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <content>The diagnostics for code that receives events, such as a program that compiles but never receives an event.</content>
internal static partial class Rules
{
    private const string Usage = "TypedStreaming.Usage";

    public static readonly DiagnosticDescriptor ReadAhead = Warning(
        "TSE0015",
        Usage,
        "Events are acknowledged before they are processed",
        "'{0}' {1}, and asking for the next event acknowledges the previous one; process events one by one in an await foreach loop");

    public static readonly DiagnosticDescriptor Discarded = Warning(
        "TSE0032",
        Usage,
        "A stream of events is discarded",
        "The result of '{0}' is discarded, so no event is ever received; enumerate it in an await foreach loop");

    public static readonly DiagnosticDescriptor NeverAcknowledged = Warning(
        "TSE0033",
        Usage,
        "Deliveries are never acknowledged",
        "'{0}' is never acknowledged, so no position is saved and the same events are delivered again; call '{0}.Acknowledge()' when the event has been processed");

    public static readonly DiagnosticDescriptor NoEventType = Error(
        "TSE0034",
        Usage,
        "The type is not an event type",
        "'{0}' is not an event type: {1}");
}
