using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Schema;

/// <summary>
/// The content of one file that describes an object, a part of an object, or one field. Two instances are equal if their paths and their contents are
/// equal.
/// </summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Form">The form of the file.</param>
internal sealed record SchemaFile(string Path, SchemaForm Form)
{
    /// <summary>The API name of the object; empty if the file cannot be used.</summary>
    public string Object { get; init; } = "";

    /// <summary>The label of the object, or null if the file does not contain one.</summary>
    public string? Label { get; init; }

    public string? Description { get; init; }

    public EquatableArray<SchemaField> Fields { get; init; }

    /// <summary>The reason why the file cannot be used as a description of the org, or null if it can be used.</summary>
    public SchemaProblem? Problem { get; init; }

    /// <summary>The reason why some parts of the file cannot be used, or null if all parts can be used.</summary>
    public SchemaProblem? Skipped { get; init; }
}
