using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Members;

/// <summary>Reads the payload format from the attribute of a generic event.</summary>
internal static class PayloadFormats
{
    /// <summary>The name of the attribute's property that sets the payload format.</summary>
    public const string Property = "Payload";

    private const int Text = 1;

    /// <summary>Returns true if the attribute sets a payload format, even if it is the default format.</summary>
    public static bool IsSet(AttributeData attribute) => attribute.NamedArguments.Any(a => a.Key == Property);

    /// <summary>Returns true if the attribute specifies that the payload is plain text.</summary>
    public static bool IsText(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == Property).Value.Value is Text;
}
