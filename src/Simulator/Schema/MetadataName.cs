namespace TypedStreaming.Simulator.Schema;

/// <summary>The name of a metadata file, such as <c>objects/Account/fields/Tier__c.field-meta.xml</c>.</summary>
internal sealed class MetadataName
{
    public const string ObjectSuffix = ".object-meta.xml";
    public const string FieldSuffix = ".field-meta.xml";
    public const string DescriptionSuffix = ".describe.json";

    private const string FieldsFolder = "fields";
    private const char Separator = '/';

    private static readonly (string Suffix, MetadataKind Kind)[] Kinds =
        [(ObjectSuffix, MetadataKind.Object), (FieldSuffix, MetadataKind.Field), (DescriptionSuffix, MetadataKind.Description)];

    private readonly string[] _parts;

    public MetadataName(string name)
    {
        _parts = name.Replace('\\', Separator).Split(Separator, StringSplitOptions.RemoveEmptyEntries);
        Kind = Array.Find(Kinds, kind => name.EndsWith(kind.Suffix, StringComparison.OrdinalIgnoreCase)).Kind;
    }

    public MetadataKind Kind { get; }

    /// <summary>
    /// The name of the object that the file belongs to, or null if the path of the file does not contain a valid object name. The file of a field is
    /// in the folder <c>fields</c> of its object.
    /// </summary>
    public string? Object => Kind switch
    {
        MetadataKind.Object => Named(_parts[^1][..^ObjectSuffix.Length]),
        MetadataKind.Field when _parts is [.., var name, FieldsFolder, _] => Named(name),
        _ => null,
    };

    private static string? Named(string name) => IsApiName(name) ? name : null;

    /// <summary>Returns true if a string can be the API name of an object or a field.</summary>
    public static bool IsApiName(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
