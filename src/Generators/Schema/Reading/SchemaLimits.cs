namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>The limits for files that describe the org. These files are not trusted.</summary>
internal static class SchemaLimits
{
    /// <summary>The maximum number of characters in a file. Larger files are not read.</summary>
    public const int Length = 4 * 1024 * 1024;

    /// <summary>The maximum nesting of XML elements, or of JSON objects and arrays.</summary>
    public const int Depth = 64;

    public static readonly string TooLong = $"the file has more than {Length} characters";

    public static readonly string TooDeep = $"the content is nested more than {Depth} levels deep";
}
