using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The diagnostics for event handlers in a host. They report only mistakes that are visible in the code; the host checks all registered handlers
/// when it starts.
/// </summary>
internal static class HandlerRules
{
    private const string Handlers = "TypedStreaming.Handlers";

    public static readonly DiagnosticDescriptor NotRegistered = AtTheEnd(
        "TSE0037",
        "A handler is not registered",
        "'{0}' handles '{1}', but this handler is not registered; mark it with [EventHandler], or add it with AddHandler",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor SameConsumer = AtTheEnd(
        "TSE0038",
        "Two handlers have the same channel and consumer name",
        "'{0}' and '{1}' both receive '{2}' with the consumer name '{3}', so the host does not start; set a different Consumer for each of them",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor CannotBeListed = Rules.Error(
        "TSE0039",
        Handlers,
        "The class cannot be included in the list of handlers",
        "'{0}' cannot be included in the list of handlers: {1}");

    public static readonly DiagnosticDescriptor NoKey = Rules.Warning(
        "TSE0040",
        Handlers,
        "The event order needs a key",
        "The event order of '{0}' is {1}, but {2}; set Key");

    public static readonly DiagnosticDescriptor WrongKey = Rules.Error(
        "TSE0041",
        Handlers,
        "The member cannot be used as the key",
        "'{0}' cannot be used as the key of '{1}': {2}");

    public static readonly DiagnosticDescriptor NoGaps = AtTheEnd(
        "TSE0042",
        "Gaps of change events are not handled",
        "'{0}' handles change events, but nothing handles their gaps, so the host does not start; call UseGaps, or call IgnoreGaps if missing changes do not matter",
        DiagnosticSeverity.Warning);

    // The diagnostic is reported after the compiler has visited the whole program. The compiler needs this tag to know that.
    private static DiagnosticDescriptor AtTheEnd(string id, string title, string message, DiagnosticSeverity severity) =>
        Rules.Rule(id, Handlers, title, message, severity, WellKnownDiagnosticTags.CompilationEnd);
}
