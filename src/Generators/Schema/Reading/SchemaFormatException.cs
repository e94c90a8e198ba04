namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>
/// The exception for a file that cannot be used as a description of the org. The exception is thrown and caught only in this namespace.
/// </summary>
internal sealed class SchemaFormatException : Exception
{
    public SchemaFormatException(string text, int line)
        : base(text) => Line = line;

    /// <summary>The line of the file at which the problem was found, counted from 0.</summary>
    public int Line { get; }
}
