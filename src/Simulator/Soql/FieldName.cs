namespace TypedStreaming.Simulator.Soql;

/// <summary>The name of a field or an entity in a query.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Start">Its offset in the query.</param>
internal sealed record FieldName(string Name, int Start);
