namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>The exception for a file that cannot be used. Code outside this namespace never gets it.</summary>
internal sealed class SchemaFormatException : Exception
{
    public SchemaFormatException(string text, int line)
        : base(text) => Line = line;

    /// <summary>The line of the problem, counted from 0.</summary>
    public int Line { get; }
}
