namespace TypedStreaming.Generators.Schema;

/// <summary>Two definitions of one field that contradict each other.</summary>
/// <param name="Object">The object.</param>
/// <param name="Field">The field.</param>
/// <param name="Path">The file with the later definition, in the order of the paths.</param>
/// <param name="OtherPath">The file with the earlier one.</param>
/// <param name="Difference">The explanation, as a part of a sentence.</param>
internal sealed record FieldConflict(string Object, string Field, string Path, string OtherPath, string Difference);
