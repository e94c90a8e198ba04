namespace TypedStreaming.Generators.Caching;

/// <summary>
/// What names and constants in a compilation mean: the outlines of all its files, and the identities of its references and
/// options. It holds on to none of these.
/// </summary>
/// <param name="identities">Objects that stand for the references and options.</param>
/// <param name="outlines">The outlines in the order of the files.</param>
internal sealed class Surroundings(object[] identities, string[] outlines)
{
    // After an edit all types ask for the same comparison.
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
