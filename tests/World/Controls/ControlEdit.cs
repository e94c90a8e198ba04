namespace TypedStreaming.World.Controls;

/// <summary>One replacement in a source file.</summary>
/// <param name="Path">The file, from the root of the repository.</param>
/// <param name="Old">The text that stands there, once.</param>
/// <param name="New">The text that replaces it.</param>
internal sealed record ControlEdit(string Path, string Old, string New)
{
    /// <exception cref="InvalidDataException">The old text is not there, or more than once.</exception>
    public string ApplyTo(string source)
    {
        var at = source.IndexOf(Old, StringComparison.Ordinal);
        if (at < 0 || source.IndexOf(Old, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidDataException($"{Path} does not hold this text once, so the control has to be rewritten:\n{Old}");
        return source.Replace(Old, New, StringComparison.Ordinal);
    }
}
