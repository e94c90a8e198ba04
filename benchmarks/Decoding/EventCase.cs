namespace TypedStreaming.Benchmarks.Decoding;

/// <summary>One event type with one document, read in four ways.</summary>
public abstract class EventCase(string name)
{
    public abstract object ByHand();

    public abstract object Emitted();

    public abstract object SourceGenerated();

    public abstract object Reflection();

    public sealed override string ToString() => name;

    /// <summary>Checks that all four readers return the same values, and that the result is not empty.</summary>
    public void Verify()
    {
        var expected = SourceGenerated();
        foreach (var other in new[] { ByHand(), Emitted(), Reflection() })
        {
            if (!other.Equals(expected)) throw new InvalidOperationException($"{name}: read as {other}, expected {expected}");
        }

        if (expected.Equals(Empty())) throw new InvalidOperationException($"{name}: no member was read");
    }

    /// <summary>The result for a document that has only the required members.</summary>
    protected abstract object Empty();
}
