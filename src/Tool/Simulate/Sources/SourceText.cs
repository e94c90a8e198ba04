namespace TypedStreaming.Tool.Simulate.Sources;

/// <summary>JSON text and, for error messages, the name of the file that contains it.</summary>
/// <param name="Name">The name of the file, or null if the text is the body of a request.</param>
/// <param name="Bytes">The text in UTF-8, without a byte order mark.</param>
internal sealed record SourceText(string? Name, ReadOnlyMemory<byte> Bytes);
