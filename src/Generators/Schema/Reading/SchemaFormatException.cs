namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>The exception for a file that cannot be used as a description of the org. Only code in this namespace gets this exception.</summary>
internal sealed class SchemaFormatException : Exception
{
    public SchemaFormatException(string text, int line)
        : base(text) => Line = line;

    /// <summary>The line of the file that has the problem, counted from 0.</summary>
    public int Line { get; }
}
