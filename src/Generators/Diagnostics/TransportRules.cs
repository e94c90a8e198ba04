using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>The diagnostics for events that the transport of a client does not support.</summary>
internal static class TransportRules
{
    public static readonly DiagnosticDescriptor NotInPubSub = Rules.Error(
        "TSE0057",
        "TypedStreaming.Usage",
        "The Pub/Sub API does not support these events",
        "'{0}' has the attribute [{1}], but the Pub/Sub API does not support {2}; use a StreamingClient");
}
