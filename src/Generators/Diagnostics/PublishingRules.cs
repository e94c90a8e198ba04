using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>The diagnostics for mistakes in code that publishes events.</summary>
internal static class PublishingRules
{
    public static readonly DiagnosticDescriptor NotPublishable = Rules.Error(
        "TSE0056",
        "TypedStreaming.Usage",
        "Events of the type cannot be published",
        "Events of '{0}' cannot be published: {1}");
}
