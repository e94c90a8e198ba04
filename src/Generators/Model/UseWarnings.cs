namespace TypedStreaming.Generators.Model;

/// <summary>What the compiler would say of the program's own members and types where emitted code uses them.</summary>
/// <param name="OfObsolete">Whether there are more than the usual warnings of what is obsolete: errors, or warnings with an id of their own.</param>
/// <param name="Experimental">The ids that experimental members and types have.</param>
internal sealed record UseWarnings(bool OfObsolete, EquatableArray<string> Experimental);
