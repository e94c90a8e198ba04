namespace TypedStreaming.World.Controls;

/// <summary>One replacement in a source file.</summary>
/// <param name="Path">The file, from the root of the repository.</param>
/// <param name="Old">What stands there, once.</param>
/// <param name="New">What is to stand there.</param>
internal sealed record ControlEdit(string Path, string Old, string New)
{
    /// <exception cref="InvalidDataException">The old text is not there, or more than once.</exception>
    public string ApplyTo(string source)
    {
        var at = source.IndexOf(Old, StringComparison.Ordinal);
        if (at < 0 || source.IndexOf(Old, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidDataException($"{Path} does not hold this text once, so the control has to be written anew:\n{Old}");
        return source.Replace(Old, New, StringComparison.Ordinal);
    }
}
