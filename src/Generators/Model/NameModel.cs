namespace TypedStreaming.Generators.Model;

/// <summary>The JSON name of a member, and the member's number.</summary>
internal sealed record NameModel(string Name, int Index);
