namespace TypedStreaming.Generators.Model;

/// <summary>An enum that is generated inside the event type for the values of a picklist.</summary>
/// <param name="Name">The name of the enum.</param>
/// <param name="Summary">The text of the documentation comment, not escaped.</param>
/// <param name="Constants">The constants in the order in which they are generated.</param>
internal sealed record DerivedEnumModel(string Name, string Summary, EquatableArray<DerivedConstantModel> Constants);
