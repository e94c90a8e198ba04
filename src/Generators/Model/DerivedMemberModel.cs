namespace TypedStreaming.Generators.Model;

/// <summary>A property that is generated for a Salesforce field.</summary>
/// <param name="Identifier">The name of the property as it is written in C#.</param>
/// <param name="TypeName">The type of the property as it is written in C#.</param>
/// <param name="WireName">The name of the field in the JSON.</param>
/// <param name="IsRequired">True if the events always have the field.</param>
/// <param name="IsPicklist">True if the field has several values in one string.</param>
/// <param name="Summary">The text of the documentation comment, not escaped.</param>
/// <param name="Remarks">More text for the documentation comment, or null.</param>
internal sealed record DerivedMemberModel(
    string Identifier, string TypeName, string WireName, bool IsRequired, bool IsPicklist, string Summary, string? Remarks);
