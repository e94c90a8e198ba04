namespace TypedStreaming.Generators.Model;

/// <summary>The warnings that the compiler would report when generated code uses members and types that are declared in user code.</summary>
/// <param name="OfObsolete">True if generated code must suppress more than the usual warnings about obsolete members: errors, or warnings
/// with other ids.</param>
/// <param name="Experimental">The ids of experimental members and types.</param>
internal sealed record UseWarnings(bool OfObsolete, EquatableArray<string> Experimental);
