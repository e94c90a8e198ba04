namespace TypedStreaming.Generators.Model;

/// <summary>A constant that is generated for a value of a picklist, or for all unknown values.</summary>
/// <param name="Identifier">The name of the constant as it is written in C#.</param>
/// <param name="WireName">The value in the JSON, or null for the constant for unknown values.</param>
/// <param name="Summary">The text of the documentation comment, not escaped.</param>
internal sealed record DerivedConstantModel(string Identifier, string? WireName, string Summary);
