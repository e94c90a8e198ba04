namespace TypedStreaming.Tool.Generate;

/// <summary>The path and the content of a file to write.</summary>
/// <param name="Option">The option that named it, for messages.</param>
/// <param name="Path">The path, as the user wrote its beginning.</param>
/// <param name="Text">The content.</param>
internal sealed record FileToWrite(string Option, string Path, string Text);
