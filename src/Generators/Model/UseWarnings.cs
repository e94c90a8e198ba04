namespace TypedStreaming.Generators.Model;

/// <summary>The warnings that the compiler would report where emitted code uses the program's own members and types.</summary>
/// <param name="OfObsolete">True if emitted code has to suppress more than the usual warnings about obsolete members: errors, or other ids.</param>
/// <param name="Experimental">The ids that experimental members and types have.</param>
internal sealed record UseWarnings(bool OfObsolete, EquatableArray<string> Experimental);
