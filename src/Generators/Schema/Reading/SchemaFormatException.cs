namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>A file that cannot be used. Never leaves the readers.</summary>
internal sealed class SchemaFormatException : Exception
{
    public SchemaFormatException(string text, int line)
        : base(text) => Line = line;

    /// <summary>The line, from 0.</summary>
    public int Line { get; }
}
