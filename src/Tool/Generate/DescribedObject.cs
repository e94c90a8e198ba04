using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Tool.Generate;

/// <summary>The description of an object or a platform event.</summary>
/// <param name="file">The description, as the compiler reads it from <paramref name="metadata"/>.</param>
/// <param name="metadata">The description as the file that the compiler reads.</param>
internal sealed class DescribedObject(SchemaFile file, string metadata)
{
    /// <summary>The API name in the org.</summary>
    public string Name => file.Object;

    /// <summary>The label that users see.</summary>
    public string Label => file.Label ?? file.Object;

    /// <summary>The org's description, limited to this object.</summary>
    public OrgSchema Schema { get; } = OrgSchema.Merge([file]);

    public SchemaObject Content => Schema.Find(Name)!;

    /// <summary>The content of the description file that the compiler reads.</summary>
    public string Metadata => metadata;

    /// <summary>The name of the description file that the compiler reads.</summary>
    public string FileName => Name + ".describe.json";
}
