namespace TypedStreaming.Generators.Model;

/// <summary>A name and its number.</summary>
internal sealed record NameModel(string Name, int Index);
