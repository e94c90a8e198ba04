using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// A handler that an <c>AddHandler</c> call adds to a client to which <c>AddHandlers</c> also adds the assembly's list of handlers.
/// </summary>
internal sealed record DirectHandler(ITypeSymbol Handler, string Channel, string Consumer, Location Location);
