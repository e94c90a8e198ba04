namespace TypedStreaming.Generators.Caching;

/// <summary>
/// Everything in a compilation that can change the meaning of names and constants in a file: the outlines of all files, and the identities of
/// the references and options. The object does not keep the files, references and options in memory.
/// </summary>
/// <param name="identities">Objects that represent the references and options.</param>
/// <param name="outlines">The outlines in the order of the files.</param>
internal sealed class Surroundings(object[] identities, string[] outlines)
{
    // After an edit, all types ask for the same comparison, so its result is kept.
    private volatile Surroundings? _same;

    public bool AreSameAs(Surroundings other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other._same, this)) return true;
        if (!Identities.SequenceEqual(other.Identities) || !Outlines.SequenceEqual(other.Outlines, StringComparer.Ordinal)) return false;
        other._same = this;
        return true;
    }

    private object[] Identities { get; } = identities;

    private string[] Outlines { get; } = outlines;
}
