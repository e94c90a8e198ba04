using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <content>The diagnostics for event types.</content>
internal static partial class Rules
{
    private const string Types = "TypedStreaming.Types";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "TSE0006", Types, "The type is not partial", "'{0}' must be declared as partial, so that the source generator can add the code that reads '{1}'");

    public static readonly DiagnosticDescriptor TwoKinds = Error(
        "TSE0007",
        Types,
        "The type has two event attributes",
        "'{0}' has both [{1}] and [{2}]; a type can have only one of them");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "TSE0008", Types, "The type cannot be an event type", "'{0}' cannot be an event type: it is {1}");

    public static readonly DiagnosticDescriptor OldLanguage = Error(
        "TSE0023",
        Types,
        "The language version is too old",
        "'{0}' needs C# 11 or later; the project is compiled as C# {1}");
}
