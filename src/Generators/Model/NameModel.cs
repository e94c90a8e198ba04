namespace TypedStreaming.Generators.Model;

/// <summary>The JSON name of a member, and the index of the member.</summary>
internal sealed record NameModel(string Name, int Index);
