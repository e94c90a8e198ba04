namespace TypedStreaming.Generators.Model;

/// <summary>A generated member that a handler can use as the key of the events.</summary>
/// <param name="Identifier">The name of the member as it is written in C#.</param>
/// <param name="IsText">True if the type of the member is <c>string</c>.</param>
internal sealed record DerivedKeyModel(string Identifier, bool IsText);
